package io.siptrail.stream;

import io.siptrail.bytes.HeldBytes;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.SctpChunks;
import io.siptrail.net.SctpPacket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All SCTP associations of a capture (RFC 9260), which carry SIP as RFC 4168 says. Packets go in in the order of the capture;
 * messages and what happened to associations come out. An association is known by its addresses and ports, and on another of
 * its paths by the verification tag that its end asked for. One that shows no SIP is dismissed, and costs no object any
 * more. Not thread-safe.
 */
public final class SctpAssociations {

    private final StreamLimits limits;
    private final SipFraming framing;
    private final StreamHandler handler;
    private final FrameTally tally;
    private final HeldBytes held = new HeldBytes();
    private final Map<Long, SctpAssociation> byAddress = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private final Map<Long, SctpAssociation> byTag = new HashMap<>();
    private final DismissedConnections dismissed;
    private final ConnectingQueue connecting = new ConnectingQueue();
    private final OddityCounts oddities = new OddityCounts();
    private long nowNanos = Long.MIN_VALUE;

    /**
     * Hands on to a handler what is found with that knowledge of SIP. The account is corrected when it shows that a packet was
     * SIP.
     */
    public SctpAssociations(StreamLimits limits, SipFraming framing, StreamHandler handler, FrameTally tally) {
        this.limits = limits;
        this.framing = framing;
        this.handler = handler;
        this.tally = tally;
        this.dismissed = new DismissedConnections(limits.dismissed());
    }

    /** Takes a packet. What it is, as far as that is known; the account is corrected when that changes. */
    public Fate packet(SctpPacket packet) {
        long key = packet.connectionKey();
        if (dismissed.contains(key)) {
            if (packet.firstType() != SctpChunks.INIT) {
                return Fate.NOT_SIP;
            }
            dismissed.forget(key);
        }
        nowNanos = packet.payload().frame().orderNanos();
        connecting.expire(nowNanos, limits.connectTime().toNanos());
        SctpAssociation association = association(packet);
        if (association == null || association.isOver()) {
            return Fate.NOT_SIP;
        }
        association.paths().add(packet);
        Fate fate = chunks(association, packet);
        if (association.isHopeless(limits.undecidedBytes())) {
            forget(association);
            dismissed.add(key);
        } else if (association.isOver() && !association.isWatched()) {
            forget(association);
        }
        makeRoom(association);
        return fate;
    }

    /** The association of a packet; none when its tag is not one that its receiver would take (RFC 9260 §8.5). */
    private @Nullable SctpAssociation association(SctpPacket packet) {
        long key = packet.connectionKey();
        SctpAssociation between = byAddress.get(key);
        if (packet.initiateTag() != 0) {
            return opened(packet, key, between);
        }
        SctpAssociation tagged = packet.verificationTag() == 0 ? null : byTag.get(tagKey(packet));
        if (tagged != null && tagged.paths().has(packet) && tagged.owns(packet)) {
            return inPlace(tagged, packet);
        }
        if (between == null || between.owns(packet)) {
            return between == null ? fresh(packet, key) : between;
        }
        SctpAssociation beside = byAddress.get(beside(key));
        if (beside != null && isEstablishing(packet) && beside.owns(packet)) {
            return inPlace(beside, packet);
        }
        return replacing(between, packet);
    }

    /** What an INIT asks for stands beside what it may replace, until somebody answers (RFC 9260 §5.2.2). */
    private SctpAssociation opened(SctpPacket init, long key, @Nullable SctpAssociation between) {
        if (between == null) {
            return fresh(init, key);
        }
        if (between.mayBeOpenedBy(init)) {
            return between;
        }
        if (between.isOver()) {
            forget(between);
            return fresh(init, key);
        }
        SctpAssociation beside = byAddress.get(beside(key));
        if (beside != null && beside.mayBeOpenedBy(init)) {
            return beside;
        }
        if (beside != null) {
            forget(beside);
        }
        return fresh(init, beside(key));
    }

    /** Under this key an association waits to take the place of another one. */
    private static long beside(long key) {
        return ~key;
    }

    /** Whether both ends must have agreed before this could be sent. */
    private static boolean isEstablishing(SctpPacket packet) {
        int first = packet.firstType();
        return first == SctpChunks.COOKIE_ECHO || first == SctpChunks.COOKIE_ACK || packet.hasData();
    }

    /** An association to which a packet belongs, at the place of the one that it replaces when the packet shows that it does. */
    private SctpAssociation inPlace(SctpAssociation association, SctpPacket packet) {
        byAddress.get(association.key());
        if (association.isBeside() && isEstablishing(packet)) {
            SctpAssociation replaced = byAddress.get(association.between());
            if (replaced != null) {
                forget(replaced);
            }
            byAddress.remove(association.key());
            association.takePlace();
            byAddress.put(association.key(), association);
        }
        return association;
    }

    private @Nullable SctpAssociation replacing(SctpAssociation before, SctpPacket packet) {
        if (before.givesWayTo(packet)) {
            forget(before);
            return fresh(packet, packet.connectionKey());
        }
        if (packet.hasData() && before.isWatched() && !before.isOver()) {
            count(StreamOddity.STRANGE_TAG);
        }
        return null;
    }

    private SctpAssociation fresh(SctpPacket packet, long key) {
        SctpAssociation fresh = new SctpAssociation(this, packet, key);
        byAddress.put(key, fresh);
        return fresh;
    }

    private static long tagKey(SctpPacket packet) {
        Datagram payload = packet.payload();
        return tagKey(packet.verificationTag(), payload.sourcePort(), payload.destinationPort());
    }

    private static long tagKey(int tag, int sourcePort, int destinationPort) {
        return (long) tag << 32 | (long) sourcePort << 16 | destinationPort;
    }

    private void learnTag(SctpAssociation association, SctpEnd owner, int tag, boolean used) {
        if (tag == 0 || owner.isTagUsed()) {
            return;
        }
        byTag.remove(tagKeyTo(owner), association);
        owner.tag(tag, used);
        byTag.put(tagKeyTo(owner), association);
    }

    /** Of what is sent to this end. */
    private static long tagKeyTo(SctpEnd owner) {
        return tagKey(owner.tag(), owner.destination().port(), owner.source().port());
    }

    private Fate chunks(SctpAssociation association, SctpPacket packet) {
        SctpEnd from = association.sender(packet);
        SctpEnd back = association.opposite(from);
        if (!packet.isReflected()) {
            learnTag(association, back, packet.verificationTag(), /* used= */ true);
        }
        FrameStamp stamp = null;
        SctpChunks chunk = packet.chunks();
        while (!association.isOver() && chunk.next()) {
            switch (chunk.type()) {
                case SctpChunks.DATA, SctpChunks.I_DATA -> {
                    stamp = stamp == null ? new FrameStamp(packet.payload(), packet.frames()) : stamp;
                    association.watch().established(null);
                    from.insistsOnNothing();
                    from.data(packet, chunk, stamp);
                }
                case SctpChunks.SACK -> {
                    if (chunk.length() >= 4) {
                        back.sacked(packet.payload().data().getInt(chunk.offset()));
                    }
                }
                default -> control(association, from, packet, chunk);
            }
        }
        back.acknowledge();
        return fate(packet, chunk, stamp);
    }

    /** A packet that contradicts itself after a message was read from it is SIP nevertheless. */
    private static Fate fate(SctpPacket packet, SctpChunks walked, @Nullable FrameStamp stamp) {
        boolean nothing = packet.payload().length() < 4;
        Fate fate =
                walked.broken() ? Fate.BAD_HEADER : nothing && packet.payload().cut() ? Fate.CUT_HEADERS : Fate.NOT_SIP;
        if (stamp == null) {
            return fate;
        }
        if (stamp.fate == Fate.NOT_SIP) {
            stamp.fate = fate;
            return fate;
        }
        return Fate.NOT_SIP;
    }

    private void control(SctpAssociation association, SctpEnd from, SctpPacket packet, SctpChunks chunk) {
        Datagram payload = packet.payload();
        ConnectionWatch watch = association.watch();
        switch (chunk.type()) {
            case SctpChunks.INIT, SctpChunks.INIT_ACK -> open(association, from, payload, chunk);
            case SctpChunks.COOKIE_ECHO, SctpChunks.COOKIE_ACK -> watch.established(null);
            case SctpChunks.SHUTDOWN, SctpChunks.SHUTDOWN_ACK -> watch.fin(payload);
            case SctpChunks.SHUTDOWN_COMPLETE -> {
                watch.fin(payload);
                end(association);
            }
            case SctpChunks.ABORT -> {
                watch.reset(from, payload);
                end(association);
            }
            default -> {}
        }
    }

    private void open(SctpAssociation association, SctpEnd from, Datagram payload, SctpChunks chunk) {
        if (chunk.length() < 4) {
            return;
        }
        learnTag(association, from, payload.data().getInt(chunk.offset()), /* used= */ false);
        association.paths().addListed(payload.data(), chunk);
        if (chunk.type() == SctpChunks.INIT_ACK) {
            association.watch().established(association.opposite(from));
        } else if (association.watch().syn(from, payload) && association.isOnSipPort()) {
            connecting.add(association.watch(), nowNanos);
        }
    }

    private void end(SctpAssociation association) {
        association.end();
        connecting.remove(association.watch());
    }

    private void forget(SctpAssociation association) {
        end(association);
        byAddress.remove(association.key(), association);
        byTag.remove(tagKeyTo(association.one()), association);
        byTag.remove(tagKeyTo(association.other()), association);
    }

    /** The eldest give way when there are too many, or when all together hold too much. */
    private void makeRoom(SctpAssociation newest) {
        while (byAddress.size() > limits.connections() || held.held() > limits.heldBytes()) {
            SctpAssociation eldest = byAddress.values().iterator().next();
            if (eldest == newest) {
                return;
            }
            if (eldest.isSip() && !eldest.isOver()) {
                count(StreamOddity.FORGOTTEN);
            }
            forget(eldest);
        }
    }

    /** Ends the capture at this running time, in nanoseconds since the epoch: what can still be told is told. */
    public void finish(long endNanos) {
        nowNanos = Math.max(nowNanos, endNanos);
        byAddress.values().forEach(SctpAssociation::end);
        byAddress.clear();
        byTag.clear();
        connecting.clear();
    }

    /** What a reader of the report should know, by the id of the {@link StreamOddity}. */
    public Map<String, Long> oddities() {
        return oddities.byId();
    }

    void count(StreamOddity oddity) {
        oddities.count(oddity);
    }

    /** Says what the frames of a packet are; one that is SIP stays so. */
    void settle(FrameStamp stamp, Fate fate) {
        stamp.settle(tally, fate);
    }

    /** Running time, nanoseconds since the epoch. */
    long nowNanos() {
        return nowNanos;
    }

    StreamLimits limits() {
        return limits;
    }

    SipFraming framing() {
        return framing;
    }

    StreamHandler handler() {
        return handler;
    }

    HeldBytes held() {
        return held;
    }

    /** Associations that wait for an answer to their INIT. */
    int connecting() {
        return connecting.size();
    }
}
