package io.siptrail.stream;

import io.siptrail.net.Endpoint;
import io.siptrail.net.SctpPacket;
import io.siptrail.net.Transport;

/**
 * An SCTP association: its two ends with the addresses that each showed first, whichever of its paths a packet takes (RFC 9260
 * §6.4), and what is decided about it.
 */
final class SctpAssociation implements Watched {

    private final long key;
    private final SctpEnd one;
    private final SctpEnd other;
    private final SctpPaths paths = new SctpPaths();
    private final ConnectionWatch watch;
    private boolean sipFound;
    private boolean over;

    /** {@code first}: the packet that shows it first. */
    SctpAssociation(SctpAssociations associations, SctpPacket first) {
        Endpoint source = first.payload().source();
        Endpoint destination = first.payload().destination();
        this.key = first.connectionKey();
        this.one = new SctpEnd(associations, this, source, destination);
        this.other = new SctpEnd(associations, this, destination, source);
        this.watch = new ConnectionWatch(associations.handler(), Transport.SCTP, this);
    }

    long key() {
        return key;
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

    /** Whether a packet between its addresses is one of its own, as far as the tags tell. */
    boolean owns(SctpPacket packet) {
        int expected = opposite(sender(packet)).tag();
        int tag = packet.verificationTag();
        return tag == 0 || expected == 0 || expected == tag || packet.isReflected();
    }

    /** Whether an INIT with that tag is not that of another association after this one. */
    boolean mayBeOpenedBy(SctpPacket init) {
        int known = sender(init).tag();
        return !over && (known == 0 || known == init.initiateTag());
    }

    /** A message was read. */
    void exchanged(SctpEnd from, StartLineKind kind) {
        sipFound = true;
        watch.message(from, kind);
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
