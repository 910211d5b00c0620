package io.siptrail.capture;

/** What the raw timestamp of a frame says, in nanoseconds since the epoch, and how it says that nobody knows. */
public final class RawTime {

    /**
     * The raw timestamp of a frame whose time the input does not say. It is before all others; differences to it mean
     * nothing, so whoever subtracts asks {@link #isKnown} first.
     */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private RawTime() {}

    /** Whether it is a time at all. */
    public static boolean isKnown(long nanos) {
        return nanos != UNKNOWN;
    }
}
