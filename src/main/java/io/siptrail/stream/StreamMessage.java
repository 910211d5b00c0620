package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import java.util.List;

/** The bytes of one message with where and when they were captured, borrowed: valid only inside {@link StreamHandler#message}. */
public final class StreamMessage {

    private final MessageBytes found;
    private final Transport transport;
    private final Sender sender;
    private final FrameStamp stamp;
    private final long orderNanos;
    private final int rank;
    private final long placeFrom;
    private final long placeTo;

    /** {@code placeFrom}, {@code placeTo}: where its bytes stand in what this sender sends. */
    StreamMessage(
            MessageBytes found,
            Transport transport,
            Sender sender,
            FrameStamp stamp,
            long orderNanos,
            long placeFrom,
            long placeTo) {
        this.found = found;
        this.transport = transport;
        this.sender = sender;
        this.stamp = stamp;
        this.orderNanos = orderNanos;
        this.rank = stamp.messages;
        this.placeFrom = placeFrom;
        this.placeTo = placeTo;
    }

    /** The array that holds the message. */
    public byte[] bytes() {
        return found.bytes();
    }

    /** Index of its first byte. */
    public int offset() {
        return found.from();
    }

    /** Bytes of it that are there: all of them, unless the capture lost some. */
    public int length() {
        return found.to() - found.from();
    }

    /** Whether its transport says where it ends, as that of a datagram does; otherwise its Content-Length does. */
    public boolean delimited() {
        return found.delimited();
    }

    /** Whether the capture lost its end. Only of a {@linkplain #delimited() delimited} one that is known. */
    public boolean cut() {
        return found.cut();
    }

    /** TCP, TLS, WS, WSS or SCTP. */
    public Transport transport() {
        return transport;
    }

    public Endpoint source() {
        return sender.source();
    }

    public Endpoint destination() {
        return sender.destination();
    }

    /** The frame that completed it: the last one captured of those that carried it. */
    public FrameRef frame() {
        return stamp.frame;
    }

    /** Every frame that carried a part of it, in the order of its bytes. */
    public List<FrameRef> frames() {
        return sender.carrying(placeFrom, placeTo);
    }

    /** Its rank among the messages that this frame completed, from 0. */
    public int rank() {
        return rank;
    }

    /** When it could be read, in running time, nanoseconds since the epoch; later than its frame when bytes before it were late. */
    public long orderNanos() {
        return orderNanos;
    }

    /** The raw time of its frame, nanoseconds since the epoch. */
    public long timeNanos() {
        return stamp.timeNanos;
    }

    /** The IP identification of the packet in its frame, 0 when there is none. */
    public int identification() {
        return stamp.identification;
    }

    /** TTL or hop limit of the packet in its frame. */
    public int hops() {
        return stamp.hops;
    }

    /** Where its frame was captured, as with {@link io.siptrail.net.Datagram#captureInterface()}. */
    public int captureInterface() {
        return stamp.captureInterface;
    }
}
