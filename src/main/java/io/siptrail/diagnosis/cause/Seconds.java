package io.siptrail.diagnosis.cause;

/** Durations for a sentence. */
public final class Seconds {

    private Seconds() {}

    /** {@code 12.3 s}, rounded half up; below a second {@code 4 ms}. */
    public static String of(long nanos) {
        if (Math.abs(nanos) < 1_000_000_000L) {
            return nanos / 1_000_000 + " ms";
        }
        long tenths = (Math.abs(nanos) + 50_000_000L) / 100_000_000L;
        return (nanos < 0 ? "-" : "") + tenths / 10 + "." + tenths % 10 + " s";
    }

    /** {@code once}, {@code twice}, {@code 7 times}. */
    public static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
