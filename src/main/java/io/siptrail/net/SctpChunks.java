package io.siptrail.net;

import java.nio.ByteBuffer;

/**
 * The chunks of an SCTP packet one after another (RFC 9260 §3.2), borrowed with their {@link SctpPacket}. Whatever the
 * lengths say, the walk stays within the packet and ends.
 */
public final class SctpChunks {

    public static final int DATA = 0;
    public static final int INIT = 1;
    public static final int INIT_ACK = 2;
    public static final int SACK = 3;
    public static final int ABORT = 6;
    public static final int SHUTDOWN = 7;
    public static final int SHUTDOWN_ACK = 8;
    public static final int COOKIE_ECHO = 10;
    public static final int COOKIE_ACK = 11;
    public static final int SHUTDOWN_COMPLETE = 14;
    /** RFC 8260 §2.1. */
    public static final int I_DATA = 64;

    private static final int HEADER = 4;

    private final Datagram packet;
    private ByteBuffer data;
    private int next;
    private int end;
    private int at;
    private int length;
    private boolean cut;
    private boolean broken;

    SctpChunks(Datagram packet) {
        this.packet = packet;
        this.data = packet.data();
    }

    /** Before the first chunk again. */
    SctpChunks rewind() {
        data = packet.data();
        next = packet.offset();
        end = next + packet.length();
        at = next;
        length = 0;
        cut = false;
        broken = false;
        return this;
    }

    /** Goes to the next chunk; false when there is none, or when its length makes no sense. */
    public boolean next() {
        if (end - next < HEADER) {
            return false;
        }
        at = next;
        int said = data.getShort(at + 2) & 0xffff;
        cut = said > end - at;
        if (said < HEADER || (cut && !packet.cut())) {
            broken = true;
            next = end;
            return false;
        }
        length = Math.min(said, end - at) - HEADER;
        next = Math.min(end, at + (said + 3) / 4 * 4);
        return true;
    }

    /** As the constants name it, or another number up to 255. */
    public int type() {
        return data.get(at) & 0xff;
    }

    /** The eight bits whose meaning depends on the type. */
    public int flags() {
        return data.get(at + 1) & 0xff;
    }

    /** Offset of the chunk's value within {@link Datagram#data()}. */
    public int offset() {
        return at + HEADER;
    }

    /** Bytes of the value that the capture kept, without padding. */
    public int length() {
        return length;
    }

    /** Whether the capture lost the end of this chunk. */
    public boolean cut() {
        return cut;
    }

    /** Whether the walk ended at a chunk that claims less than its own header, or more than the packet. */
    public boolean broken() {
        return broken;
    }
}
