package io.siptrail.transaction;

import org.jspecify.annotations.Nullable;

/**
 * One sending of a transaction's message with the few before it, against which copies are recognised: a packet that was
 * captured twice ({@code -i any}, mirror ports, routers, two capture points) is told from one that was sent twice. A
 * sender gives each sending an IP identification of its own, while a copy keeps it; link header, TTL, checksums and
 * translated addresses do not count. Without an identification, the same bytes are a copy when the TTL or the point of
 * capture differs, or when they come less than a millisecond apart: no SIP timer is that short.
 */
final class Sighting {

    /** No later packet is a copy of this one. */
    static final long COPY_NANOS = 100_000_000L;

    private static final long INSTANT_NANOS = 1_000_000L;
    private static final int KEPT = 4;

    private final long contentHash;
    private final long orderNanos;
    private final int capture;
    private final int captureInterface;
    private final int identification;
    private final int hops;
    private @Nullable Sighting earlier;

    Sighting(Observed observed, @Nullable Sighting earlier) {
        this.contentHash = observed.message().contentHash();
        this.orderNanos = observed.position().orderNanos();
        this.capture = observed.position().frame().capture();
        this.captureInterface = observed.captureInterface();
        this.identification = observed.identification();
        this.hops = observed.hops();
        this.earlier = earlier;
    }

    /** Whether the packet was seen before. */
    boolean isCopy() {
        for (Sighting sent = earlier; sent != null; sent = sent.earlier) {
            if (sent.contentHash == contentHash && orderNanos - sent.orderNanos <= COPY_NANOS && isSamePacket(sent)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSamePacket(Sighting sent) {
        if (identification != 0 && sent.identification != 0) {
            return identification == sent.identification;
        }
        return hops != sent.hops
                || capture != sent.capture
                || captureInterface != sent.captureInterface
                || orderNanos - sent.orderNanos < INSTANT_NANOS;
    }

    /** Itself, without what lies too far back for a copy. */
    Sighting withFewBefore() {
        Sighting last = this;
        for (int i = 1; i < KEPT && last.earlier != null; i++) {
            last = last.earlier;
        }
        last.earlier = null;
        return this;
    }
}
