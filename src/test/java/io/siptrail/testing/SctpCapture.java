package io.siptrail.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A classic pcap file (microseconds, Ethernet, IPv4) with SCTP packets put together in a test, a millisecond apart (RFC 9260
 * §3). Tags, numbers and lengths are the caller's; the checksum is right.
 */
public final class SctpCapture {

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
    public static final int I_DATA = 64;

    /** Flags of a DATA chunk that ends a user message, begins one, or is both. */
    public static final int END = 1;

    public static final int BEGIN = 2;
    public static final int WHOLE = 3;
    public static final int UNORDERED = 4;

    private static final int ETHERNET = 14;

    private final List<byte[]> frames = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private int snapLength = 1 << 18;
    private boolean inUdp;
    private long micros;

    /** Every later packet goes in UDP datagrams between the ports of RFC 6951. */
    public SctpCapture inUdp() {
        inUdp = true;
        return this;
    }

    /** Every later frame is cut to so many bytes. */
    public SctpCapture cutTo(int bytes) {
        snapLength = bytes;
        return this;
    }

    /** Moves the clock on. */
    public SctpCapture afterMillis(long millis) {
        micros += millis * 1_000;
        return this;
    }

    /** Adds a packet; the ends are written {@code 192.0.2.1:5060}, and hold the ports of SCTP. */
    public SctpCapture packet(String from, String to, int tag, byte[]... chunks) {
        byte[] payload = join(chunks);
        ByteBuffer sctp = ByteBuffer.allocate(12 + payload.length);
        sctp.putShort(PcapFile.port(from))
                .putShort(PcapFile.port(to))
                .putInt(tag)
                .putInt(0)
                .put(payload);
        CRC32C checksum = new CRC32C();
        checksum.update(sctp.array());
        sctp.putInt(8, Integer.reverseBytes((int) checksum.getValue()));
        return ip(from, to, inUdp ? 17 : 132, inUdp ? udp(sctp.array()) : sctp.array());
    }

    /** Adds an ICMP error of the receiver that quotes a packet's first bytes: its protocol is not known there. */
    public SctpCapture protocolUnreachable(String from, String to, int tag, byte[]... chunks) {
        SctpCapture quoted = new SctpCapture();
        quoted.inUdp = inUdp;
        quoted.packet(from, to, tag, chunks);
        byte[] whole = quoted.frames.get(0);
        ByteBuffer icmp = ByteBuffer.allocate(8 + whole.length - ETHERNET);
        icmp.put((byte) 3).put((byte) 2).putShort((short) 0).putInt(0).put(whole, ETHERNET, whole.length - ETHERNET);
        return ip(to, from, 1, icmp.array());
    }

    private static byte[] udp(byte[] payload) {
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) 9899).putShort((short) 9899).putShort((short) (8 + payload.length));
        return udp.putShort((short) 0).put(payload).array();
    }

    private SctpCapture ip(String from, String to, int protocol, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(ETHERNET + 20 + payload.length);
        bytes.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0});
        bytes.putShort((short) 0x4500).putShort((short) (20 + payload.length));
        bytes.putShort((short) (frames.size() + 1)).putShort((short) 0x4000);
        bytes.put((byte) 64).put((byte) protocol).putShort((short) 0);
        bytes.put(PcapFile.address(from)).put(PcapFile.address(to)).put(payload);
        micros += 1_000;
        frames.add(bytes.array());
        times.add(micros);
        kept.add(Math.min(snapLength, bytes.capacity()));
        return this;
    }

    /** A DATA chunk of stream 1 (RFC 9260 §3.3.1). */
    public static byte[] data(int flags, int tsn, byte[] user) {
        ByteBuffer value = ByteBuffer.allocate(12 + user.length);
        value.putInt(tsn).putShort((short) 1).putShort((short) 0).putInt(0).put(user);
        return chunk(DATA, flags, value.array());
    }

    /** An I-DATA chunk of stream 1 (RFC 8260 §2.1); the number of a fragment stands where the first one has its protocol. */
    public static byte[] interleaved(int flags, int tsn, int message, int fragment, byte[] user) {
        ByteBuffer value = ByteBuffer.allocate(16 + user.length);
        value.putInt(tsn).putShort((short) 1).putShort((short) 0).putInt(message);
        value.putInt(fragment).put(user);
        return chunk(I_DATA, flags, value.array());
    }

    /** An INIT or INIT ACK whose end has further IPv4 addresses (RFC 9260 §3.3.2, §3.3.3). */
    public static byte[] init(int type, int tag, int tsn, String... addresses) {
        ByteBuffer value = ByteBuffer.allocate(16 + 8 * addresses.length);
        value.putInt(tag).putInt(65_536).putShort((short) 2).putShort((short) 2).putInt(tsn);
        for (String address : addresses) {
            value.putShort((short) 5).putShort((short) 8).put(PcapFile.address(address + ":"));
        }
        return chunk(type, 0, value.array());
    }

    /** A SACK without gaps (RFC 9260 §3.3.4). */
    public static byte[] sack(int cumulative) {
        return chunk(
                SACK,
                0,
                ByteBuffer.allocate(12)
                        .putInt(cumulative)
                        .putInt(65_536)
                        .putInt(0)
                        .array());
    }

    /** Any chunk, padded. */
    public static byte[] chunk(int type, int flags, byte... value) {
        int length = 4 + value.length;
        ByteBuffer chunk = ByteBuffer.allocate((length + 3) / 4 * 4);
        chunk.put((byte) type).put((byte) flags).putShort((short) length).put(value);
        return chunk.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** The whole file. */
    public byte[] bytes() {
        PcapFile file = new PcapFile();
        for (int i = 0; i < frames.size(); i++) {
            file.frame(times.get(i), frames.get(i), kept.get(i));
        }
        return file.bytes();
    }

    /** Writes the file and returns its path. */
    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}
