package io.siptrail.transaction;

import java.util.Arrays;

/**
 * The last few sendings of a transaction's messages, against which copies are recognised: a packet that was captured
 * twice ({@code -i any}, mirror ports, routers, two capture points) is told from one that was sent twice. A sender gives
 * each sending an IP identification of its own, while a copy keeps it; link header, TTL, checksums and translated
 * addresses do not count. Without an identification, the same bytes are a copy when the TTL or the point of capture
 * differs, or when they come less than a millisecond apart: no SIP timer is that short.
 */
final class Sightings {

    private static final long COPY_NANOS = 100_000_000L;
    private static final long INSTANT_NANOS = 1_000_000L;
    private static final int KEPT = 4;

    /** Per sending: hash of the bytes, running time, point of capture, identification and hops. */
    private static final int FIELDS = 4;

    private long[] recent = new long[FIELDS];
    private int count;

    /** Whether the packet was seen before; if not, it is remembered. */
    boolean isCopy(Observed observed) {
        long hash = observed.message().contentHash();
        long time = observed.position().orderNanos();
        long point = ((long) observed.position().frame().capture() << 32) | (observed.captureInterface() & 0xffffffffL);
        long identity = ((long) observed.identification() << 32) | observed.hops();
        for (int i = 0; i < Math.min(count, KEPT); i++) {
            int at = i * FIELDS;
            if (recent[at] == hash && time - recent[at + 1] <= COPY_NANOS && samePacket(at, time, point, identity)) {
                return true;
            }
        }
        remember(hash, time, point, identity);
        return false;
    }

    private boolean samePacket(int at, long time, long point, long identity) {
        int identification = (int) (identity >>> 32);
        int earlier = (int) (recent[at + 3] >>> 32);
        if (identification != 0 && earlier != 0) {
            return identification == earlier;
        }
        return (int) identity != (int) recent[at + 3]
                || point != recent[at + 2]
                || time - recent[at + 1] < INSTANT_NANOS;
    }

    private void remember(long hash, long time, long point, long identity) {
        int at = count % KEPT * FIELDS;
        if (at >= recent.length) {
            recent = Arrays.copyOf(recent, KEPT * FIELDS);
        }
        recent[at] = hash;
        recent[at + 1] = time;
        recent[at + 2] = point;
        recent[at + 3] = identity;
        count++;
    }
}
