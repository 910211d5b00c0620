package io.siptrail.diagnosis.cause;

import java.util.Locale;

/** Durations for a sentence. */
public final class Seconds {

    private Seconds() {}

    /** {@code 12.3 s}; below a second {@code 4 ms}. */
    public static String of(long nanos) {
        if (Math.abs(nanos) < 1_000_000_000L) {
            return nanos / 1_000_000 + " ms";
        }
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /** {@code once}, {@code twice}, {@code 7 times}. */
    public static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
