package io.siptrail.transaction;

/**
 * What tells a packet that was captured twice ({@code -i any}, mirror ports, routers, two capture points) from one that
 * was sent twice. A sender gives each sending an IP identification of its own, while a copy keeps it; link header, TTL,
 * checksums and translated addresses do not count. Without an identification, the same bytes are a copy when the TTL or
 * the point of capture differs, or when they come less than a millisecond apart: no SIP timer is that short.
 */
record Sighting(long contentHash, long orderNanos, int identification, int hops, int capture, int captureInterface) {

    private static final long COPY_NANOS = 100_000_000L;
    private static final long INSTANT_NANOS = 1_000_000L;

    static Sighting of(Observed observed) {
        return new Sighting(
                observed.message().contentHash(),
                observed.position().orderNanos(),
                observed.identification(),
                observed.hops(),
                observed.position().frame().capture(),
                observed.captureInterface());
    }

    /** Whether this is the packet of an earlier sighting once more. */
    boolean isCopyOf(Sighting earlier) {
        long apart = orderNanos - earlier.orderNanos;
        if (contentHash != earlier.contentHash || apart > COPY_NANOS) {
            return false;
        }
        if (identification != 0 && earlier.identification != 0) {
            return identification == earlier.identification;
        }
        return hops != earlier.hops
                || capture != earlier.capture
                || captureInterface != earlier.captureInterface
                || apart < INSTANT_NANOS;
    }
}
