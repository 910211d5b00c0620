package io.siptrail.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A classic pcap file of Ethernet frames in little-endian microseconds, and the ends that tests write as {@code 10.0.0.1:5060}. */
final class PcapFile {

    private static final int SNAP_LENGTH = 1 << 18;
    private static final int ETHERNET = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PcapFile() {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
        bytes.writeBytes(header.putInt(SNAP_LENGTH).putInt(ETHERNET).array());
    }

    /** Adds a frame of which the capture kept so many bytes. */
    PcapFile frame(long micros, byte[] frame, int kept) {
        ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
        bytes.writeBytes(header.putInt(kept).putInt(frame.length).array());
        bytes.write(frame, 0, kept);
        return this;
    }

    /** Adds a record with its header. */
    PcapFile record(byte[] record) {
        bytes.writeBytes(record);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static byte[] address(String end) {
        String[] parts = end.substring(0, end.indexOf(':')).split("\\.", -1);
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) Integer.parseInt(parts[i]);
        }
        return address;
    }

    static short port(String end) {
        return (short) Integer.parseInt(end.substring(end.indexOf(':') + 1));
    }
}
