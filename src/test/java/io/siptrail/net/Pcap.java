package io.siptrail.net;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes a classic pcap file (big-endian, nanoseconds) into memory. */
final class Pcap {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pcap(int linkType) {
        ByteBuffer header = ByteBuffer.allocate(24).putInt(0xa1b23c4d).putShort((short) 2);
        out.writeBytes(header.putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(linkType)
                .array());
    }

    /** A frame captured whole, at so many milliseconds after 2026-01-01. */
    Pcap at(long millis, byte[] frame) {
        return cut(millis, frame, frame.length);
    }

    /** A frame of which the capture kept the first bytes only. */
    Pcap cut(long millis, byte[] frame, int kept) {
        ByteBuffer record = ByteBuffer.allocate(16)
                .putInt((int) (1_767_225_600L + millis / 1000))
                .putInt((int) (millis % 1000) * 1_000_000);
        out.writeBytes(record.putInt(kept).putInt(frame.length).array());
        out.writeBytes(Arrays.copyOf(frame, kept));
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
