package io.siptrail.captures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A classic pcap file in memory: little-endian, microseconds, Ethernet. libpcap's dumper would need libpcap. */
final class PcapFile {

    private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    private static final int SNAPLEN = 262_144;
    private static final int LINKTYPE_ETHERNET = 1;

    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    PcapFile() {
        buffer.putInt(MAGIC_MICROSECONDS).putShort((short) 2).putShort((short) 4);
        buffer.putInt(0).putInt(0).putInt(SNAPLEN).putInt(LINKTYPE_ETHERNET);
    }

    /** Appends a frame captured whole at the given time, in microseconds since the epoch. */
    void add(long timestampMicros, byte[] frame) {
        buffer.putInt((int) (timestampMicros / 1_000_000)).putInt((int) (timestampMicros % 1_000_000));
        buffer.putInt(frame.length).putInt(frame.length).put(frame);
    }

    byte[] bytes() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }
}
