package io.siptrail.stream;

import io.siptrail.bytes.HeldBytes;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.TcpSegment;
import io.siptrail.stream.tls.KeyLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All TCP connections of a capture. Segments go in in the order of the capture; messages and what happened to connections
 * come out. A connection that shows no SIP is dismissed, and costs no object any more. Not thread-safe.
 */
public final class TcpStreams {

    private final StreamLimits limits;
    private final SipFraming framing;
    private final KeyLog secrets;
    private final StreamHandler handler;
    private final FrameTally tally;
    private final HeldBytes held = new HeldBytes();
    private final ConnectionTable connections = new ConnectionTable();
    private final DismissedConnections dismissed;
    private final ConnectingQueue connecting = new ConnectingQueue();
    private final OddityCounts oddities = new OddityCounts();
    private byte[] scratch = new byte[1 << 16];
    private long nowNanos = Long.MIN_VALUE;

    /**
     * Hands on to a handler what is found with that knowledge of SIP and these secrets. The account is corrected when it
     * shows that a segment was SIP.
     */
    public TcpStreams(
            StreamLimits limits, SipFraming framing, KeyLog secrets, StreamHandler handler, FrameTally tally) {
        this.limits = limits;
        this.framing = framing;
        this.secrets = secrets;
        this.handler = handler;
        this.tally = tally;
        this.dismissed = new DismissedConnections(limits.dismissed());
    }

    /** Takes a segment. What it is, as far as that is known; the account is corrected when that changes. */
    public Fate segment(TcpSegment segment) {
        long key = segment.connectionKey();
        boolean opening = segment.isSyn() && !segment.isAck();
        if (!opening && dismissed.contains(key)) {
            return Fate.NOT_SIP;
        }
        Datagram payload = segment.payload();
        nowNanos = payload.frame().orderNanos();
        connecting.expire(nowNanos, limits.connectTime().toNanos());
        Connection connection = connection(segment, key, opening);
        if (connection != null && !connection.isOver()) {
            take(connection, segment);
            if (connection.isHopeless()) {
                dismiss(connection);
            }
            makeRoom(connection);
        }
        return Fate.NOT_SIP;
    }

    private @Nullable Connection connection(TcpSegment segment, long key, boolean opening) {
        Connection known = connections.touch(key);
        if (known != null
                && opening
                && !known.from(segment.payload().sourceKey()).mayBeginAt(segment.sequence() + 1)) {
            end(known);
            connections.remove(known);
            known = null;
        }
        boolean telling = segment.isSyn() || segment.payload().length() + segment.lost() > 0;
        if (known != null || !telling) {
            return known;
        }
        dismissed.forget(key);
        Connection fresh = new Connection(this, key, segment.payload());
        connections.add(fresh);
        return fresh;
    }

    private void take(Connection connection, TcpSegment segment) {
        Direction from = connection.from(segment.payload().sourceKey());
        Direction back = connection.opposite(from);
        int sequence = segment.sequence();
        int sent = segment.payload().length() + segment.lost();
        if (segment.isSyn()) {
            open(connection, from, back, segment);
            sequence++;
        }
        if (segment.isAck() && !segment.isRst()) {
            back.acknowledge(segment.acknowledgement());
        }
        if (sent > 0 && !segment.isRst()) {
            connection.watch().established(null);
            from.payload(segment, sequence);
        }
        close(connection, from, back, segment, sequence + sent);
    }

    private void open(Connection connection, Direction from, Direction back, TcpSegment segment) {
        from.begin(segment.sequence() + 1);
        if (segment.isAck()) {
            back.begin(segment.acknowledgement());
            connection.watch().established(back);
        } else if (connection.watch().syn(from, segment.payload()) && connection.isOnSipPort()) {
            connecting.add(connection.watch(), nowNanos);
        }
    }

    private void close(Connection connection, Direction from, Direction back, TcpSegment segment, int after) {
        if (segment.isRst()) {
            connection.watch().reset(from, segment.payload());
            end(connection);
        } else if (segment.isFin()) {
            from.finish(after);
            connection.watch().fin(segment.payload());
        }
        if (from.isFinished() && back.isFinished()) {
            end(connection);
        }
    }

    /** One that was told of stays known, so that copies of its segments from another point are no new connection. */
    private void end(Connection connection) {
        connection.end();
        connecting.remove(connection.watch());
        if (!connection.isWatched()) {
            dismiss(connection);
        }
    }

    private void dismiss(Connection connection) {
        connection.release();
        connections.remove(connection);
        dismissed.add(connection.key());
    }

    /** The eldest give way when there are too many, or when all together hold too much. */
    private void makeRoom(Connection newest) {
        Connection eldest = connections.eldest();
        while (eldest != null
                && eldest != newest
                && (connections.count() > limits.connections() || held.held() > limits.heldBytes())) {
            if (eldest.isSip() && !eldest.isOver()) {
                count(StreamOddity.FORGOTTEN);
            }
            end(eldest);
            connections.remove(eldest);
            eldest = connections.eldest();
        }
    }

    /** Ends the capture at this running time, in nanoseconds since the epoch: what can still be read is read. */
    public void finish(long endNanos) {
        nowNanos = Math.max(nowNanos, endNanos);
        for (Connection eldest = connections.eldest(); eldest != null; eldest = connections.eldest()) {
            end(eldest);
            connections.remove(eldest);
        }
        connecting.clear();
    }

    /** What a reader of the report should know, by the id of the {@link StreamOddity}. */
    public Map<String, Long> oddities() {
        return oddities.byId();
    }

    void count(StreamOddity oddity) {
        oddities.count(oddity);
    }

    /** The payload of a segment in an array that the next one uses again. */
    byte[] copy(TcpSegment segment) {
        Datagram payload = segment.payload();
        if (payload.length() > scratch.length) {
            scratch = new byte[payload.length()];
        }
        payload.data().get(payload.offset(), scratch, 0, payload.length());
        return scratch;
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

    KeyLog secrets() {
        return secrets;
    }

    StreamHandler handler() {
        return handler;
    }

    FrameTally tally() {
        return tally;
    }

    HeldBytes held() {
        return held;
    }

    /** Connections that wait for an answer to their SYN. */
    int connecting() {
        return connecting.size();
    }
}
