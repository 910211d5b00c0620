package io.siptrail.capture;

/** What the raw timestamp of a frame says, in nanoseconds since the epoch, and how it says that nobody knows. */
public final class RawTime {

    /**
     * The raw timestamp of a frame whose time the input does not say: an instant before all others. What is reckoned from
     * it, up to some twenty years to either side, is unknown too, and differences between such instants are right; but
     * two frames of unknown time are not known to be simultaneous.
     */
    public static final long UNKNOWN = -8_500_000_000_000_000_000L;

    /** In the year 1722: earlier than any capture. */
    private static final long EARLIEST_KNOWN = -7_800_000_000_000_000_000L;

    private RawTime() {}

    /** Whether it is a time at all. */
    public static boolean isKnown(long nanos) {
        return nanos > EARLIEST_KNOWN;
    }
}
