package io.siptrail.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A classic pcap file (microseconds, Ethernet, IPv4) with TCP segments put together in a test, a millisecond apart. The
 * sequence numbers are the caller's.
 */
public final class TcpCapture {

    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int ACK = 16;

    private static final int HEADERS = 14 + 20 + 20;

    private final List<Segment> segments = new ArrayList<>();
    private int snapLength = 1 << 18;
    private long micros;

    private record Segment(long micros, ByteBuffer bytes) {}

    /** Every later frame is cut to so many bytes. */
    public TcpCapture cutTo(int bytes) {
        snapLength = bytes;
        return this;
    }

    /** Moves the clock on. */
    public TcpCapture afterMillis(long millis) {
        micros += millis * 1_000;
        return this;
    }

    /** Adds a segment; the ends are written {@code 192.0.2.1:5060}. */
    public TcpCapture segment(String from, String to, int flags, int sequence, int acknowledgement, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADERS + payload.length);
        bytes.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0});
        bytes.putShort((short) 0x4500).putShort((short) (40 + payload.length));
        bytes.putShort((short) (segments.size() + 1)).putShort((short) 0x4000);
        bytes.put((byte) 64)
                .put((byte) 6)
                .putShort((short) 0)
                .put(PcapFile.address(from))
                .put(PcapFile.address(to));
        bytes.putShort(PcapFile.port(from))
                .putShort(PcapFile.port(to))
                .putInt(sequence)
                .putInt(acknowledgement);
        bytes.put((byte) 0x50)
                .put((byte) flags)
                .putShort((short) 1000)
                .putInt(0)
                .put(payload);
        micros += 1_000;
        segments.add(new Segment(micros, bytes.limit(Math.min(snapLength, bytes.capacity()))));
        return this;
    }

    /** Brings the frames from this index on into another order; their times stay in place. */
    public void shuffleFrom(int index, Random random) {
        List<Segment> rest = segments.subList(index, segments.size());
        List<Long> times = rest.stream().map(Segment::micros).toList();
        List<ByteBuffer> bytes =
                new ArrayList<>(rest.stream().map(Segment::bytes).toList());
        Collections.shuffle(bytes, random);
        for (int i = 0; i < rest.size(); i++) {
            rest.set(i, new Segment(times.get(i), bytes.get(i)));
        }
    }

    /** Takes frames out, from an index on, as a capture loses them. */
    public void lose(int index) {
        segments.remove(index);
    }

    public int frames() {
        return segments.size();
    }

    /** The whole file. */
    public byte[] bytes() {
        PcapFile file = new PcapFile();
        for (Segment segment : segments) {
            file.frame(
                    segment.micros(), segment.bytes().array(), segment.bytes().limit());
        }
        return file.bytes();
    }

    /** Writes the file and returns its path. */
    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}
