package io.siptrail.report;

/** Durations in seconds with three decimals, rounded half up: {@code 1.014}. */
public final class Seconds {

    private Seconds() {}

    /** A duration of nanoseconds that is not negative. */
    public static String of(long nanos) {
        long millis = nanos / 1_000_000 + (nanos % 1_000_000 >= 500_000 ? 1 : 0);
        String thousandths = Long.toString(1_000 + millis % 1_000);
        return millis / 1_000 + "." + thousandths.substring(1);
    }
}
