package io.siptrail.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Durations for people: three significant digits and a unit. */
final class DurationText {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private DurationText() {}

    /** For example {@code 950 µs}, {@code 43.2 ms}, {@code 1.20 s}; the duration is in nanoseconds. */
    static String rounded(long nanos) {
        return text(new BigDecimal(nanos).round(THREE_DIGITS), true);
    }

    /** A duration that is short to say as it is, for example {@code 1 ms} or {@code 0.5 s}; in nanoseconds. */
    static String exact(long nanos) {
        return text(new BigDecimal(nanos), false);
    }

    private static String text(BigDecimal nanos, boolean padded) {
        if (nanos.signum() == 0) {
            return "0";
        }
        int exponent = nanos.precision() - nanos.scale() - 1;
        int power = Math.max(3, Math.min(9, exponent / 3 * 3));
        BigDecimal value = nanos.movePointLeft(power).stripTrailingZeros();
        int decimals = padded ? 2 - (exponent - power) : value.scale();
        return String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f %s", value, unit(power));
    }

    private static String unit(int power) {
        return power == 3 ? "µs" : power == 6 ? "ms" : "s";
    }
}
