package io.siptrail.stream;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.TcpSegment;
import org.jspecify.annotations.Nullable;

/** Follows the life of one connection and tells what happened to it, once it is certain. */
final class ConnectionWatch {

    /** With two more SYNs the client has waited for 3 s (RFC 6298 §2, §5.5): enough when the capture ends. */
    private static final int SYNS_THAT_TELL = 3;

    private final TcpStreams streams;
    private final Connection connection;
    private @Nullable Direction client;
    private @Nullable Moment syn;
    private @Nullable Moment closing;
    private @Nullable Direction asking;
    private @Nullable Direction askingBack;
    private boolean reset;
    private boolean answered;
    private int syns;
    private boolean tls;
    private boolean secured;
    private boolean told;

    /** Where and when something was seen. */
    record Moment(FrameRef frame, long orderNanos, long timeNanos) {

        static Moment of(TcpSegment segment) {
            Frame frame = segment.payload().frame();
            return new Moment(frame.ref(), frame.orderNanos(), frame.timestampNanos());
        }
    }

    ConnectionWatch(TcpStreams streams, Connection connection) {
        this.streams = streams;
        this.connection = connection;
    }

    /** A SYN without ACK. Returns whether it is the first. */
    boolean syn(Direction from, TcpSegment segment) {
        client = from;
        syns++;
        if (syn == null) {
            syn = Moment.of(segment);
            return true;
        }
        return false;
    }

    /** The other end has answered, or data show that it did. */
    void established(@Nullable Direction opener) {
        answered = true;
        if (client == null) {
            client = opener;
        }
    }

    /** A SYN that nobody answered, or not yet. */
    boolean isUnanswered() {
        return !answered && syn != null;
    }

    /** A RST, which ends it. */
    void reset(Direction from, TcpSegment segment) {
        Moment now = Moment.of(segment);
        if (!answered && syn != null && from != client) {
            answered = true;
            tell(ConnectionEventKind.REFUSED, now, "");
            told = true;
        } else if (closing == null) {
            closing = now;
            reset = true;
        }
    }

    /** The first FIN. */
    void fin(TcpSegment segment) {
        if (closing == null) {
            closing = Moment.of(segment);
        }
    }

    /** A message was read. */
    void message(Direction from, StartLineKind kind) {
        answered = true;
        secured = true;
        if (kind == StartLineKind.REQUEST) {
            if (asking == null || asking == from) {
                asking = from;
            } else {
                askingBack = from;
            }
        } else if (kind == StartLineKind.RESPONSE) {
            if (asking != null && asking != from) {
                asking = null;
            } else if (askingBack != null && askingBack != from) {
                askingBack = null;
            }
        }
    }

    /** A TLS handshake has begun. */
    void tlsBegan(@Nullable Direction opener) {
        tls = true;
        if (client == null) {
            client = opener;
        }
    }

    /** Something was sent in TLS after its handshake. */
    void tlsServed() {
        secured = true;
    }

    /** Tells at once what a frame shows. */
    void tell(ConnectionEventKind kind, Moment at, String detail) {
        Direction opener = client();
        if (connection.isWatched()) {
            streams.handler()
                    .connection(new ConnectionEvent(
                            kind,
                            opener.source(),
                            opener.destination(),
                            at.orderNanos(),
                            at.timeNanos(),
                            at.frame(),
                            detail));
        }
    }

    private Direction client() {
        Direction known = client;
        return known == null ? connection.likelyClient() : known;
    }

    /** Whether this is what the opener sends. */
    boolean isClient(Direction direction) {
        return direction == client();
    }

    /** Who sends this, in a word. */
    String side(Direction direction) {
        return isClient(direction) ? "client" : "server";
    }

    /** The SYN has waited for as long as it may. */
    void expire() {
        unanswered();
    }

    /** It is over, or the capture is. */
    void end() {
        Moment closed = closing;
        if (told) {
            return;
        }
        if (!answered && syns >= SYNS_THAT_TELL) {
            unanswered();
        } else if (closed != null && connection.isWatched()) {
            tell(closingKind(), closed, "");
        }
        told = true;
    }

    private void unanswered() {
        Moment first = syn;
        if (!told && first != null) {
            told = true;
            tell(ConnectionEventKind.SYN_UNANSWERED, first, syns == 1 ? "sent once" : "sent " + syns + " times");
        }
    }

    private ConnectionEventKind closingKind() {
        if (tls && !secured) {
            return ConnectionEventKind.TLS_BROKEN_OFF;
        }
        if (asking != null || askingBack != null) {
            return reset ? ConnectionEventKind.RESET_UNANSWERED : ConnectionEventKind.CLOSED_UNANSWERED;
        }
        return reset ? ConnectionEventKind.RESET : ConnectionEventKind.CLOSED;
    }
}
