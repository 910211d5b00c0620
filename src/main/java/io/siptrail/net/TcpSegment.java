package io.siptrail.net;

/**
 * A TCP segment (RFC 9293 §3.1) with its payload and addresses, borrowed: one object is filled again and again, and is
 * valid only inside {@link PacketHandler#segment}.
 */
public final class TcpSegment {

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    private final Datagram packet;
    int sequence;
    int acknowledgement;
    int flags;
    int frames;

    TcpSegment(Datagram packet) {
        this.packet = packet;
    }

    /** The payload, possibly empty, with frame and addresses. */
    public Datagram payload() {
        return packet;
    }

    /** Sequence number of the first byte of payload, or of the SYN: 32 bits that wrap. */
    public int sequence() {
        return sequence;
    }

    /** The next sequence number that the sender expects; means nothing without {@link #isAck()}. */
    public int acknowledgement() {
        return acknowledgement;
    }

    /** Bytes of payload that were sent and that the capture did not keep. */
    public int lost() {
        return packet.lost;
    }

    public boolean isFin() {
        return (flags & FIN) != 0;
    }

    public boolean isSyn() {
        return (flags & SYN) != 0;
    }

    public boolean isRst() {
        return (flags & RST) != 0;
    }

    public boolean isAck() {
        return (flags & ACK) != 0;
    }

    /** Frames that carried it: one, or as many as its IP packet had fragments. */
    public int frames() {
        return frames;
    }

    /** A number that both directions of a connection share, and other connections practically never. */
    public long connectionKey() {
        return connectionKey(packet.sourceKey(), packet.destinationKey());
    }

    /** The same number of the connection between two {@linkplain Endpoint#key() endpoints}, in whichever order. */
    public static long connectionKey(long one, long other) {
        long mixed = (one ^ other) * 0x9e3779b97f4a7c15L + one + other;
        return (mixed ^ mixed >>> 32) * 0xbf58476d1ce4e5b9L | 1;
    }
}
