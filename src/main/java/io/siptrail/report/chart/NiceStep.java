package io.siptrail.report.chart;

/** Steps that people count in: 1, 2 and 5 times a power of ten. */
final class NiceStep {

    private NiceStep() {}

    /** The smallest such step that is not below the given one, which is at least 1. */
    static long atLeast(long step) {
        long power = 1;
        while (power * 10 <= step) {
            power *= 10;
        }
        if (power >= step) {
            return power;
        }
        return power * 2 >= step ? power * 2 : power * 5 >= step ? power * 5 : power * 10;
    }
}
