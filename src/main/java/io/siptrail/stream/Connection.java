package io.siptrail.stream;

import io.siptrail.net.Datagram;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import org.jspecify.annotations.Nullable;

/** A TCP connection: its two directions, what they carry, and what is decided about it. */
final class Connection implements Watched {

    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;

    private final TcpStreams streams;
    private final long key;
    private final Conversation outer = new Conversation(false);
    private final Direction one;
    private final Direction other;
    private final ConnectionWatch watch;
    private final boolean onSipPort;
    private @Nullable TlsConversation tls;
    private boolean sipFound;
    private boolean hopeless;
    private boolean over;
    private long undecidedBytes;

    /** Neighbours in the order of the last segment, for the table that holds it. */
    @Nullable
    Connection older;

    @Nullable
    Connection newer;

    /** {@code first}: the packet that shows it first. */
    Connection(TcpStreams streams, long key, Datagram first) {
        this.streams = streams;
        this.key = key;
        Endpoint source = first.source();
        Endpoint destination = first.destination();
        this.one = new Direction(streams, this, first.sourceKey(), source, destination);
        this.other = new Direction(streams, this, first.destinationKey(), destination, source);
        this.watch = new ConnectionWatch(streams.handler(), Transport.TCP, this);
        this.onSipPort = isSipPort(source.port()) || isSipPort(destination.port());
    }

    static boolean isSipPort(int port) {
        return port == SIP_PORT || port == SIPS_PORT;
    }

    long key() {
        return key;
    }

    /** What is said on the wire itself. */
    Conversation outer() {
        return outer;
    }

    /** What is said in TLS. */
    TlsConversation tls() {
        TlsConversation current = tls;
        if (current == null) {
            current = new TlsConversation(streams.secrets());
            tls = current;
        }
        return current;
    }

    ConnectionWatch watch() {
        return watch;
    }

    /** The direction of which this is the sender. */
    Direction from(long sourceKey) {
        return one.key() == sourceKey ? one : other;
    }

    /** The direction that answers this one. */
    Direction opposite(Direction direction) {
        return direction == one ? other : one;
    }

    /** Whether it goes to or from a port of SIP. */
    boolean isOnSipPort() {
        return onSipPort;
    }

    @Override
    public boolean isWatched() {
        return onSipPort || sipFound;
    }

    boolean isSip() {
        return sipFound;
    }

    void foundSip() {
        sipFound = true;
    }

    /** So many bytes more are no SIP. */
    void undecided(int bytes) {
        undecidedBytes += bytes;
        if (undecidedBytes > streams.limits().undecidedBytes()) {
            withoutSip();
        }
    }

    /** It carries something else, unless SIP was found or its port says that it may still come. */
    void withoutSip() {
        hopeless = !sipFound && !onSipPort;
    }

    /** Whether it is to be dismissed. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Who opened it, where no SYN says so: not the port of SIP, else who was seen first. */
    @Override
    public Direction likelyClient() {
        boolean toOne =
                isSipPort(one.source().port()) && !isSipPort(other.source().port());
        return toOne ? other : one;
    }

    /** Whether it has ended. */
    boolean isOver() {
        return over;
    }

    /** Reads what can still be read, and forgets the rest. */
    void end() {
        if (over) {
            return;
        }
        over = true;
        one.end();
        other.end();
        release();
        watch.end();
    }

    /** Forgets everything. */
    void release() {
        one.release();
        other.release();
    }
}
