package io.siptrail.net;

/**
 * An SCTP packet (RFC 9260 §3), over IP or in UDP (RFC 6951), with its addresses and SCTP ports, borrowed: one object is
 * filled again and again, and is valid only inside {@link PacketHandler#sctp}.
 */
public final class SctpPacket {

    private final Datagram packet;
    private final SctpChunks chunks;
    int verificationTag;
    int frames;

    SctpPacket(Datagram packet) {
        this.packet = packet;
        this.chunks = new SctpChunks(packet);
    }

    /** All chunks as one payload, with frame and addresses. */
    public Datagram payload() {
        return packet;
    }

    /** What the receiver asked to be told (RFC 9260 §8.5); 0 in a packet that opens an association. */
    public int verificationTag() {
        return verificationTag;
    }

    /** Frames that carried it: one, or as many as its IP packet had fragments. */
    public int frames() {
        return frames;
    }

    /** Its chunks from the first one on: the same object each time. */
    public SctpChunks chunks() {
        return chunks.rewind();
    }

    /** Whether it begins or ends an association, whatever else it carries. */
    public boolean isControl() {
        SctpChunks each = chunks();
        while (each.next()) {
            switch (each.type()) {
                case SctpChunks.INIT,
                        SctpChunks.INIT_ACK,
                        SctpChunks.COOKIE_ECHO,
                        SctpChunks.COOKIE_ACK,
                        SctpChunks.ABORT,
                        SctpChunks.SHUTDOWN,
                        SctpChunks.SHUTDOWN_ACK,
                        SctpChunks.SHUTDOWN_COMPLETE -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether it carries user data, DATA or I-DATA. */
    public boolean hasData() {
        SctpChunks each = chunks();
        while (each.next()) {
            if (each.type() == SctpChunks.DATA || each.type() == SctpChunks.I_DATA) {
                return true;
            }
        }
        return false;
    }

    /** Its first chunk's type; -1 when it has none. */
    public int firstType() {
        SctpChunks first = chunks();
        return first.next() ? first.type() : -1;
    }

    /** The tag that the sender asks for, in a packet that opens an association; 0 in every other one. */
    public int initiateTag() {
        SctpChunks first = chunks();
        return first.next() && first.type() == SctpChunks.INIT && first.length() >= 4
                ? packet.data().getInt(first.offset())
                : 0;
    }

    /** Whether it shows that its sender is there to be talked to: an ABORT does not. */
    public boolean isHeard() {
        SctpChunks first = chunks();
        return !first.next() || first.type() != SctpChunks.ABORT;
    }

    /** Whether its tag is the sender's own, sent back because the sender knows no other (RFC 9260 §8.5.1). */
    public boolean isReflected() {
        SctpChunks first = chunks();
        return first.next()
                && (first.type() == SctpChunks.ABORT || first.type() == SctpChunks.SHUTDOWN_COMPLETE)
                && (first.flags() & 1) != 0;
    }

    /** A number that both directions between the same two endpoints share, and others practically never. */
    public long connectionKey() {
        return TcpSegment.connectionKey(packet.sourceKey(), packet.destinationKey());
    }
}
