package io.siptrail.stream;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Datagram;
import io.siptrail.net.Transport;
import org.jspecify.annotations.Nullable;

/** Follows the life of one connection or association and tells what happened to it, once it is certain. */
final class ConnectionWatch {

    /** With two more SYNs the client has waited for 3 s (RFC 6298 §2, §5.5): enough when the capture ends. */
    private static final int SYNS_THAT_TELL = 3;

    private final StreamHandler handler;
    private final Transport transport;
    private final Watched connection;
    private @Nullable Sender client;
    private @Nullable Moment syn;
    private @Nullable Moment closing;
    private @Nullable Sender asking;
    private @Nullable Sender askingBack;
    private boolean reset;
    private boolean answered;
    private int syns;
    private boolean tls;
    private boolean secured;
    private boolean told;

    /** Where and when something was seen. */
    record Moment(FrameRef frame, long orderNanos, long timeNanos) {

        static Moment of(Datagram packet) {
            Frame frame = packet.frame();
            return new Moment(frame.ref(), frame.orderNanos(), frame.timestampNanos());
        }
    }

    /** {@code transport}: TCP or SCTP. */
    ConnectionWatch(StreamHandler handler, Transport transport, Watched connection) {
        this.handler = handler;
        this.transport = transport;
        this.connection = connection;
    }

    /** A SYN without ACK, or an INIT. Returns whether it is the first. */
    boolean syn(Sender from, Datagram packet) {
        client = from;
        syns++;
        if (syn == null) {
            syn = Moment.of(packet);
            return true;
        }
        return false;
    }

    /** The other end has answered, or data show that it did. */
    void established(@Nullable Sender opener) {
        answered = true;
        if (client == null) {
            client = opener;
        }
    }

    /** Nobody has answered yet, and somebody still may. */
    boolean isUnanswered() {
        return !answered && !told && syn != null;
    }

    /** A RST or ABORT, which ends it. */
    void reset(Sender from, Datagram packet) {
        Moment now = Moment.of(packet);
        if (!answered && syn != null && from != client) {
            answered = true;
            tell(ConnectionEventKind.REFUSED, now, "");
            told = true;
        } else if (closing == null) {
            closing = now;
            reset = true;
        }
    }

    /** A FIN or SHUTDOWN, of which the first counts. */
    void fin(Datagram packet) {
        if (closing == null) {
            closing = Moment.of(packet);
        }
    }

    /** A message was read. */
    void message(Sender from, StartLineKind kind) {
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
    void tlsBegan(@Nullable Sender opener) {
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
        Sender opener = client();
        if (connection.isWatched()) {
            handler.connection(new ConnectionEvent(
                    kind,
                    transport,
                    opener.source(),
                    opener.destination(),
                    at.orderNanos(),
                    at.timeNanos(),
                    at.frame(),
                    detail));
        }
    }

    private Sender client() {
        Sender known = client;
        return known == null ? connection.likelyClient() : known;
    }

    /** Whether this is what the opener sends. */
    boolean isClient(Sender direction) {
        return direction == client();
    }

    /** Who sends this, in a word. */
    String side(Sender direction) {
        return isClient(direction) ? "client" : "server";
    }

    /** The SYN or INIT has waited for as long as it may. */
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
