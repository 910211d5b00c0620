package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Fate;
import io.siptrail.net.TcpSegment;
import io.siptrail.net.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * What one end of a connection sends, put in order (RFC 9293 §3.4): places in its stream are counted from 0 and do not
 * wrap. Bytes that came first stay; copies are dropped. Bytes missing before others are waited for until the other end
 * acknowledges them, which shows that only the capture has lost them, or until a limit is passed.
 */
final class Direction implements Sender {

    /** A place further off than the largest window (RFC 7323 §2.2) is another connection's. */
    private static final long FARTHEST = 1L << 30;

    private final TcpStreams streams;
    private final Connection connection;
    private final long key;
    private final Endpoint source;
    private final Endpoint destination;
    private final FrameSpans spans;
    private final List<EarlySegment> waiting = new ArrayList<>(0);
    private ContentLayer content;

    private boolean synchronised;
    private int nextSequence;
    private long next;
    private long acknowledged;
    private long lastNanos;
    private int lastFile;
    private long fin = Long.MAX_VALUE;
    private int waitingBytes;
    private boolean sipSeen;
    private boolean ended;

    Direction(TcpStreams streams, Connection connection, long key, Endpoint source, Endpoint destination) {
        this.streams = streams;
        this.connection = connection;
        this.key = key;
        this.source = source;
        this.destination = destination;
        this.spans = new FrameSpans(streams.tally());
        this.content = new ContentLayer(this, connection.outer(), false);
    }

    TcpStreams streams() {
        return streams;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public Endpoint source() {
        return source;
    }

    @Override
    public Endpoint destination() {
        return destination;
    }

    long key() {
        return key;
    }

    /** The stream begins with this sequence number. */
    void begin(int sequence) {
        if (!synchronised) {
            synchronised = true;
            nextSequence = sequence;
            content = new ContentLayer(this, connection.outer(), true);
        }
    }

    /** Whether the stream begins with this sequence number, as far as is known. */
    boolean mayBeginAt(int sequence) {
        return !synchronised || place(sequence) == 0;
    }

    /** Takes the payload of a segment, at least one byte of it sent. */
    void payload(TcpSegment segment, int sequence) {
        if (!synchronised) {
            synchronised = true;
            nextSequence = sequence;
        }
        int captured = segment.payload().length();
        long from = place(sequence);
        if (Math.abs(from - next) > FARTHEST) {
            jump(sequence);
            from = next;
        }
        FrameStamp stamp = new FrameStamp(segment);
        if (from + captured + segment.lost() <= next) {
            repeated(captured, stamp);
        } else if (from > next && acknowledged < from) {
            keep(segment, from, stamp);
        } else {
            skipTo(from, stamp);
            take(streams.copy(segment), captured, from, segment.lost(), stamp);
            takeWaiting();
        }
    }

    private long place(int sequence) {
        return next + (sequence - nextSequence);
    }

    /** A copy of bytes of SIP is SIP, and no message; one byte or none is TCP asking whether the other end is alive. */
    private void repeated(int captured, FrameStamp stamp) {
        if (sipSeen && captured > 1) {
            spans.settle(stamp, Fate.SIP);
        }
    }

    /** The other end of this connection was used again, or the capture has a long hole. */
    private void jump(int sequence) {
        giveUpWaiting();
        content.gap();
        nextSequence = sequence;
        acknowledged = next;
    }

    private void keep(TcpSegment segment, long from, FrameStamp stamp) {
        EarlySegment kept = new EarlySegment(segment, from, stamp);
        int at = waiting.size();
        while (at > 0 && waiting.get(at - 1).from > from) {
            at--;
        }
        waiting.add(at, kept);
        hold(kept.bytes.length);
        if (waitingBytes > streams.limits().waitingBytes() || waitedTooLong(stamp)) {
            streams.count(StreamOddity.WAITED_IN_VAIN);
            giveUpFirst();
        }
    }

    private boolean waitedTooLong(FrameStamp now) {
        long longest = streams.limits().waitingTime().toNanos();
        return waiting.stream().anyMatch(kept -> now.orderNanos - kept.stamp.orderNanos > longest);
    }

    private void hold(int bytes) {
        waitingBytes += bytes;
        streams.held().add(bytes);
    }

    /** The other end has everything before this sequence number. */
    void acknowledge(int sequence) {
        if (!synchronised) {
            return;
        }
        long place = place(sequence);
        if (place > acknowledged && place - next < FARTHEST) {
            acknowledged = place;
            while (!waiting.isEmpty() && waiting.get(0).from <= acknowledged && waiting.get(0).from > next) {
                giveUpFirst();
            }
        }
    }

    /** Gives up the bytes missing before the first that wait. */
    private void giveUpFirst() {
        skipTo(waiting.get(0).from, waiting.get(0).stamp);
        takeWaiting();
    }

    private void giveUpWaiting() {
        while (!waiting.isEmpty()) {
            giveUpFirst();
        }
    }

    private void skipTo(long place, FrameStamp stamp) {
        if (place > next) {
            if (connection.isSip() && stamp.frame.capture() != lastFile) {
                streams.handler().missing(stamp.frame, lastNanos, stamp.orderNanos);
            }
            missing(place - next);
        }
    }

    private void missing(long bytes) {
        if (connection.isSip()) {
            streams.count(StreamOddity.GAP);
        }
        content.gap();
        advance(bytes);
    }

    private void advance(long bytes) {
        next += bytes;
        nextSequence += (int) bytes;
    }

    private void takeWaiting() {
        while (!waiting.isEmpty() && waiting.get(0).from <= next) {
            EarlySegment first = waiting.remove(0);
            hold(-first.bytes.length);
            if (first.to() > next) {
                take(first.bytes, first.bytes.length, first.from, first.lost, first.stamp);
            } else {
                repeated(first.bytes.length, first.stamp);
            }
        }
    }

    /** Takes bytes of which the first is not after the next one expected, and the last one is. */
    private void take(byte[] bytes, int captured, long from, int lost, FrameStamp stamp) {
        lastNanos = stamp.orderNanos;
        lastFile = stamp.frame.capture();
        int known = (int) Math.min(captured, next - from);
        int fresh = captured - known;
        if (fresh > 0) {
            long at = next;
            spans.add(at, at + fresh, stamp);
            advance(fresh);
            content.bytes(bytes, known, captured, at, at + fresh);
            spans.forgetBefore(Math.min(next, content.heldFrom()));
        }
        if (lost > 0) {
            missing(from + captured + lost - next);
        }
    }

    /** Says that nothing comes after this sequence number; the rest is finished when all before it has come. */
    void finish(int sequence) {
        fin = synchronised ? place(sequence) : 0;
    }

    /** Whether everything up to its end was seen. */
    boolean isFinished() {
        return next >= fin;
    }

    /** Nothing more will come: what waits is read, and the rest given up. */
    void end() {
        if (!ended) {
            ended = true;
            giveUpWaiting();
            content.end();
            spans.forgetBefore(Long.MAX_VALUE);
        }
    }

    /** Forgets what it holds. */
    void release() {
        ended = true;
        hold(-waitingBytes);
        waiting.clear();
        content.release();
        spans.forgetBefore(Long.MAX_VALUE);
    }

    /** Hands a message on. Returns whether it is SIP. */
    boolean deliver(MessageBytes found, long placeFrom, long placeTo, Transport transport) {
        FrameStamp stamp = spans.completing(placeFrom, placeTo);
        StreamMessage message =
                new StreamMessage(found, transport, this, stamp, streams.nowNanos(), placeFrom, placeTo);
        if (!streams.handler().message(message)) {
            return false;
        }
        stamp.messages++;
        settleAsSip(placeFrom, placeTo);
        return true;
    }

    @Override
    public List<FrameRef> carrying(long placeFrom, long placeTo) {
        return spans.carrying(placeFrom, placeTo);
    }

    /** The last frame captured of those that carried these bytes. */
    ConnectionWatch.Moment moment(long placeFrom, long placeTo) {
        FrameStamp stamp = spans.completing(placeFrom, placeTo);
        return new ConnectionWatch.Moment(stamp.frame, stamp.orderNanos, stamp.timeNanos);
    }

    /** The frames that carried these bytes carried SIP. */
    void settleAsSip(long placeFrom, long placeTo) {
        sipSeen = true;
        spans.settle(placeFrom, placeTo, Fate.SIP);
    }

    /** These bytes cannot be opened. On a connection that may be SIP that is told. */
    void sealed(long placeFrom, long placeTo) {
        if (connection.isWatched()) {
            streams.count(StreamOddity.TLS_CLOSED_TO_US);
            spans.settle(placeFrom, placeTo, Fate.ENCRYPTED);
        }
    }

    /** A message was read here. */
    void exchanged(StartLineKind kind) {
        connection.watch().message(this, kind);
    }
}
