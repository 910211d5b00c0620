package io.siptrail.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A classic pcap file (little-endian, microseconds, Ethernet, IPv4, UDP) put together in a test. Its clock stands until
 * {@link #after} moves it, and every packet has an IP identification of its own.
 */
public final class UdpCapture {

    private static final int HEADERS = 14 + 20 + 8;
    private static final int ICMP = 1;
    private static final int UDP = 17;

    private final List<byte[]> records = new ArrayList<>();
    private long micros;
    private int identification;

    private UdpCapture(Instant start) {
        micros = start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000;
    }

    /** An empty capture whose clock stands at an ISO-8601 instant. */
    public static UdpCapture at(String instant) {
        return new UdpCapture(Instant.parse(instant));
    }

    /** An empty capture that goes on where this one stands: its clock, and its count of IP identifications. */
    public UdpCapture next() {
        UdpCapture next = new UdpCapture(Instant.EPOCH);
        next.micros = micros;
        next.identification = identification;
        return next;
    }

    /** Moves the clock. */
    public UdpCapture after(Duration time) {
        micros += time.toNanos() / 1_000;
        return this;
    }

    /** Moves the clock. */
    public UdpCapture afterMillis(long millis) {
        return after(Duration.ofMillis(millis));
    }

    /** Adds a packet with a SIP message of which every line is closed by LF; on the wire CRLF closes it. */
    public UdpCapture sip(String from, String to, String message) {
        return packet(from, to, message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a packet; the ends are written {@code 192.0.2.1:5060}. */
    public UdpCapture packet(String from, String to, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + HEADERS + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
        bytes.putInt(HEADERS + payload.length).putInt(HEADERS + payload.length);
        bytes.order(ByteOrder.BIG_ENDIAN);
        bytes.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0});
        ip(bytes, from, to, UDP, 8 + payload.length);
        bytes.putShort(PcapFile.port(from)).putShort(PcapFile.port(to)).putShort((short) (8 + payload.length));
        bytes.putShort((short) 0).put(payload);
        records.add(bytes.array());
        return this;
    }

    /** Adds an ICMP error of an address that quotes the head of a UDP datagram from one end to another. */
    public UdpCapture icmp(String reporter, int type, int code, String quotedFrom, String quotedTo) {
        int length = 8 + 20 + 8;
        ByteBuffer bytes = ByteBuffer.allocate(16 + 14 + 20 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
        bytes.putInt(14 + 20 + length).putInt(14 + 20 + length);
        bytes.order(ByteOrder.BIG_ENDIAN);
        bytes.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0});
        ip(bytes, reporter + ":0", quotedFrom, ICMP, length);
        bytes.put((byte) type).put((byte) code).putShort((short) 0).putInt(0);
        ip(bytes, quotedFrom, quotedTo, UDP, 8);
        bytes.putShort(PcapFile.port(quotedFrom))
                .putShort(PcapFile.port(quotedTo))
                .putShort((short) 8)
                .putShort((short) 0);
        records.add(bytes.array());
        return this;
    }

    private void ip(ByteBuffer bytes, String from, String to, int protocol, int length) {
        int start = bytes.position();
        bytes.putShort((short) 0x4500).putShort((short) (20 + length)).putShort((short) ++identification);
        bytes.putShort((short) 0).put((byte) 64).put((byte) protocol).putShort((short) 0);
        bytes.put(PcapFile.address(from)).put(PcapFile.address(to));
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += bytes.getShort(start + i) & 0xffff;
        }
        bytes.putShort(start + 10, (short) ~((sum & 0xffff) + (sum >>> 16)));
    }

    /** The whole file. */
    public byte[] bytes() {
        PcapFile file = new PcapFile();
        records.forEach(file::record);
        return file.bytes();
    }

    /** Writes the file and returns its path. */
    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}
