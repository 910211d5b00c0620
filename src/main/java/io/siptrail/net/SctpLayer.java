package io.siptrail.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** SCTP's common header (RFC 9260 §3.1), and how to tell an SCTP packet that stands in a UDP datagram (RFC 6951). */
final class SctpLayer {

    static final int ENCAPSULATION_PORT = 9_899;
    static final int HEADER = 12;

    private static final int CHUNK_HEADER = 4;

    private final PacketHandler handler;
    private @Nullable SctpPacket packet;

    SctpLayer(PacketHandler handler) {
        this.handler = handler;
    }

    /** {@code frames}: how many carry the packet. */
    Fate decode(Datagram to, ByteBuffer data, int at, int end, boolean cut, int frames) {
        if (end - at < HEADER) {
            return cut ? Fate.CUT_HEADERS : Fate.BAD_HEADER;
        }
        to.sourcePort = data.getShort(at) & 0xffff;
        to.destinationPort = data.getShort(at + 2) & 0xffff;
        to.point(data, Transport.SCTP, at + HEADER, end - at - HEADER, cut);
        SctpPacket current = view(to);
        current.verificationTag = data.getInt(at + 4);
        current.frames = frames;
        return handler.sctp(current);
    }

    private SctpPacket view(Datagram to) {
        SctpPacket current = packet;
        if (current == null) {
            current = new SctpPacket(to);
            packet = current;
        }
        return current;
    }

    /** Whether a UDP payload is an SCTP packet: ports that are not 0, and chunks that fill it to its end, as no text does. */
    static boolean isEncapsulated(ByteBuffer data, int at, int end, boolean cut) {
        int chunk = at + HEADER;
        if (end - chunk < CHUNK_HEADER || data.getShort(at) == 0 || data.getShort(at + 2) == 0) {
            return false;
        }
        while (end - chunk >= CHUNK_HEADER) {
            int length = data.getShort(chunk + 2) & 0xffff;
            if (length < CHUNK_HEADER || !isKnown(data.get(chunk) & 0xff)) {
                return false;
            }
            chunk += (length + 3) / 4 * 4;
        }
        return cut || chunk - end < CHUNK_HEADER;
    }

    /** Of RFC 9260 §3.2 and the RFCs that add chunks; of the numbers above only those that were given away. */
    private static boolean isKnown(int type) {
        return type <= 15 || type == SctpChunks.I_DATA || (type >= 128 && type <= 132) || (type >= 192 && type <= 194);
    }
}
