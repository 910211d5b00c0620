package io.siptrail.stream;

import io.siptrail.net.Endpoint;
import io.siptrail.net.SctpChunks;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.Transport;

/**
 * An SCTP association: its two ends with the addresses that each showed first, whichever of its paths a packet takes (RFC 9260
 * §6.4), and what is decided about it.
 */
final class SctpAssociation implements Watched {

    private final SctpEnd one;
    private final SctpEnd other;
    private final SctpPaths paths = new SctpPaths();
    private final ConnectionWatch watch;
    private final long between;
    private long key;
    private boolean sipFound;
    private boolean over;
    private long bytesWithoutSip;

    /** {@code first}: the packet that shows it first. */
    SctpAssociation(SctpAssociations associations, SctpPacket first, long key) {
        Endpoint source = first.payload().source();
        Endpoint destination = first.payload().destination();
        this.between = first.connectionKey();
        this.key = key;
        this.one = new SctpEnd(associations, this, source, destination);
        this.other = new SctpEnd(associations, this, destination, source);
        this.watch = new ConnectionWatch(associations.handler(), Transport.SCTP, this);
    }

    /** Under which it is found. */
    long key() {
        return key;
    }

    /** The key of its first two addresses. */
    long between() {
        return between;
    }

    /** Whether it stands beside another one, whose place it may take. */
    boolean isBeside() {
        return key != between;
    }

    /** Stands beside no other one any more. */
    void takePlace() {
        key = between;
    }

    SctpEnd one() {
        return one;
    }

    SctpEnd other() {
        return other;
    }

    SctpPaths paths() {
        return paths;
    }

    ConnectionWatch watch() {
        return watch;
    }

    /** The end that sent a packet: by its address, else because the other end is known to ask for its tag. */
    SctpEnd sender(SctpPacket packet) {
        long source = packet.payload().sourceKey();
        if (source == one.source().key()) {
            return one;
        }
        boolean toOne = packet.verificationTag() == one.tag()
                && packet.payload().destinationPort() == one.source().port();
        return source == other.source().key() || toOne ? other : one;
    }

    SctpEnd opposite(SctpEnd end) {
        return end == one ? other : one;
    }

    /**
     * Whether a packet is one of its own, as far as the tags tell (RFC 9260 §8.5, §8.5.1). Of one that is over only the tags
     * can tell.
     */
    boolean owns(SctpPacket packet) {
        SctpEnd from = sender(packet);
        int tag = packet.verificationTag();
        if (packet.isReflected()) {
            return from.tag() == tag || (from.tag() == 0 && !over);
        }
        SctpEnd to = opposite(from);
        if (over || isSettled()) {
            return to.tag() == tag && tag != 0;
        }
        boolean offered = packet.firstType() == SctpChunks.COOKIE_ECHO && !to.isTagUsed();
        return tag == 0 || to.tag() == 0 || to.tag() == tag || offered;
    }

    /** Whether both ends are sent the tags that they asked for. */
    private boolean isSettled() {
        return one.isTagUsed() && other.isTagUsed();
    }

    /** Whether an INIT is its own: a copy, a repetition, or that of the other end at the same time (RFC 9260 §5.2.1). */
    boolean mayBeOpenedBy(SctpPacket init) {
        int known = sender(init).tag();
        return known == init.initiateTag() || (known == 0 && !over && watch.isUnanswered());
    }

    /** Whether a packet that is not its own shows that another association has taken its place. */
    boolean givesWayTo(SctpPacket packet) {
        if (over || !isSettled()) {
            return packet.hasData() || packet.firstType() == SctpChunks.INIT_ACK;
        }
        return packet.hasData() && sender(packet).insistsOn(packet.verificationTag());
    }

    /** A message was read. */
    void exchanged(SctpEnd from, StartLineKind kind) {
        sipFound = true;
        watch.message(from, kind);
    }

    /** So many bytes more are no SIP. */
    void withoutSip(int bytes) {
        bytesWithoutSip += bytes;
    }

    /** Whether it is to be dismissed: with more than so many bytes and no SIP, where no port says that it may come. */
    boolean isHopeless(int enough) {
        return !isWatched() && bytesWithoutSip > enough;
    }

    boolean isSip() {
        return sipFound;
    }

    /** Whether it goes to or from a port of SIP. */
    boolean isOnSipPort() {
        return Connection.isSipPort(one.source().port())
                || Connection.isSipPort(other.source().port());
    }

    @Override
    public boolean isWatched() {
        return sipFound || isOnSipPort();
    }

    @Override
    public SctpEnd likelyClient() {
        boolean toOne = Connection.isSipPort(one.source().port())
                && !Connection.isSipPort(other.source().port());
        return toOne ? other : one;
    }

    boolean isOver() {
        return over;
    }

    /** Tells what can still be told, and forgets the rest. */
    void end() {
        if (!over) {
            over = true;
            one.end();
            other.end();
            watch.end();
        }
    }
}
