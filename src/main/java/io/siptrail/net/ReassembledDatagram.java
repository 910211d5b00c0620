package io.siptrail.net;

import io.siptrail.capture.FrameRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fragment led to.
 *
 * @param waiting the datagram in the table of the reassembler
 * @param settled the fate of a datagram that was whole before this fragment, which is then a mirrored copy; null when
 *     this fragment made it whole
 */
record ReassembledDatagram(
        FragmentReassembler.Waiting waiting, @Nullable Fate settled) {

    /** IP protocol number of the payload. */
    int protocol() {
        return waiting.protocol();
    }

    /** Bytes of the payload, in the reassembler's buffer from 0. */
    int length() {
        return waiting.total();
    }

    /** Frames that carried it. */
    int frames() {
        return waiting.frames();
    }

    /** The same, each of them. */
    List<FrameRef> carriers() {
        return waiting.carriers();
    }
}
