package io.siptrail.net;

import io.siptrail.capture.FrameRef;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The beginning of a UDP datagram that never became whole.
 *
 * @param frame that carried its first fragment
 * @param orderNanos the same in running time, nanoseconds since the epoch
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param length of the whole payload, as the UDP header says
 * @param head the first bytes of the payload, at most {@value #LONGEST}; its own, and only read
 * @param frames every frame that carried a part of it
 */
public record LostDatagram(
        Endpoint source,
        Endpoint destination,
        FrameRef frame,
        long orderNanos,
        long timeNanos,
        int length,
        ByteBuffer head,
        List<FrameRef> frames) {

    /** Bytes of the beginning that are kept at most. */
    public static final int LONGEST = 2_048;

    /** Copies the list. */
    public LostDatagram {
        frames = List.copyOf(frames);
    }
}
