package io.siptrail.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture file taken apart, to be written as a rotated set or with some of its packets lost. Whatever stands before the first packet
 * begins every part, as tcpdump and dumpcap write it.
 */
public final class CutCapture {

    private static final int PCAP_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int SECTION = 0x0a0d0d0a;
    private static final int ENHANCED_PACKET = 6;

    private final byte[] head;
    private final List<byte[]> packets;

    /** Of a file header, or section header, interfaces and secrets, and of records or packet blocks in order. */
    public CutCapture(byte[] head, List<byte[]> packets) {
        this.head = head.clone();
        this.packets = List.copyOf(packets);
    }

    /** Takes a pcap or pcapng file of this computer's usual byte order (little-endian) apart. */
    public static CutCapture of(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.getInt(0) == SECTION ? ofBlocks(bytes) : ofRecords(bytes);
    }

    private static CutCapture ofRecords(ByteBuffer bytes) {
        List<byte[]> packets = new ArrayList<>();
        int at = PCAP_HEADER;
        while (at < bytes.capacity()) {
            int length = RECORD_HEADER + bytes.getInt(at + 8);
            packets.add(part(bytes, at, length));
            at += length;
        }
        return new CutCapture(part(bytes, 0, PCAP_HEADER), packets);
    }

    private static CutCapture ofBlocks(ByteBuffer bytes) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < bytes.capacity(); at += bytes.getInt(at + 4)) {
            byte[] block = part(bytes, at, bytes.getInt(at + 4));
            if (bytes.getInt(at) == ENHANCED_PACKET) {
                packets.add(block);
            } else if (packets.isEmpty()) {
                head.writeBytes(block);
            }
        }
        return new CutCapture(head.toByteArray(), packets);
    }

    private static byte[] part(ByteBuffer bytes, int offset, int length) {
        byte[] part = new byte[length];
        bytes.get(offset, part);
        return part;
    }

    /** What stands before the first packet. */
    public byte[] head() {
        return head.clone();
    }

    /** Records or packet blocks in order. */
    public List<byte[]> packets() {
        return packets;
    }

    /** Writes the packets from one number up to another, counted from 0, as a file of their own. */
    public Path write(Path file, int from, int to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        packets.subList(from, to).forEach(out::writeBytes);
        return Files.write(file, out.toByteArray());
    }
}
