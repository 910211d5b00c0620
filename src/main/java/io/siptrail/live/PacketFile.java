package io.siptrail.live;

import io.siptrail.extract.PcapNgWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The packets on disk: all of them, or, as a ring, the last ones in two files. When the file holds as many packets as were asked for, it
 * becomes the older one, in the place of the one before it, and a new one begins; together they hold at least that many of
 * the last packets, and at most twice as many.
 */
final class PacketFile implements Closeable {

    private final Path file;
    private final long most;
    private final CaptureDescription description;
    private OutputStream out;
    private PcapNgWriter writer;
    private long packets;

    /** {@code most} packets in a file of the ring; 0 for one file without end. */
    PacketFile(Path file, long most, CaptureDescription description) throws IOException {
        this.file = file;
        this.most = most;
        this.description = description;
        this.out = create(file);
        this.writer = description.begin(out);
    }

    private static OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /** The file of a ring that holds the packets before those of {@code file}: {@code sip.old.pcapng} beside {@code sip.pcapng}. */
    static Path older(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot <= 0 ? name + ".old" : name.substring(0, dot) + ".old" + name.substring(dot));
    }

    void packet(long timeNanos, ByteBuffer data, int length, int originalLength) throws IOException {
        if (most > 0 && packets == most) {
            turn();
        }
        packets++;
        writer.packet(0, timeNanos, data, 0, length, originalLength, "");
    }

    private void turn() throws IOException {
        writer.close();
        Files.move(file, older(file), StandardCopyOption.REPLACE_EXISTING);
        out = create(file);
        writer = description.begin(out);
        packets = 0;
    }

    /** Nothing more comes for a moment. */
    void flush() throws IOException {
        out.flush();
    }

    void dropped(long timeNanos, long count) throws IOException {
        writer.dropped(0, timeNanos, count);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
