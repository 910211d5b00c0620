package io.siptrail.stream;

import io.siptrail.net.Datagram;
import io.siptrail.net.TcpSegment;

/** A segment that came before bytes that belong before it, with a copy of its payload. */
final class EarlySegment {

    final long from;
    final byte[] bytes;
    final int lost;
    final FrameStamp stamp;

    /** {@code from}: the place of its first byte in the stream. */
    EarlySegment(TcpSegment segment, long from, FrameStamp stamp) {
        Datagram payload = segment.payload();
        this.from = from;
        this.bytes = new byte[payload.length()];
        payload.data().get(payload.offset(), bytes);
        this.lost = segment.lost();
        this.stamp = stamp;
    }

    /** The place after its last byte that was sent. */
    long to() {
        return from + bytes.length + lost;
    }
}
