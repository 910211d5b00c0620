package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Position;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finished attempts, in whatever order they end, and back in the order in which they began. Each is encoded as it comes,
 * since its objects would only be carried around by the collector; when enough are together, they become a sorted run in
 * a temporary file, and the runs are merged when they are read. Small captures never touch the file.
 */
final class AttemptStore implements Closeable {

    private static final int BLOCK = 1 << 16;

    private final int held;
    private final List<Run> runs = new ArrayList<>();
    private final List<Entry> recent = new ArrayList<>();
    private final SpoolBuffer buffer = new SpoolBuffer();
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private long written;
    private long count;

    /** An encoded attempt in the buffer. */
    private record Entry(Position position, int start, int end) {}

    /** A sorted piece of the file. */
    private record Run(long start, long end) {}

    /** Holds so many attempts before a run is written. */
    AttemptStore(int held) {
        this.held = held;
    }

    void add(Attempt attempt) throws IOException {
        int start = buffer.size();
        AttemptCodec.write(attempt, buffer);
        recent.add(new Entry(attempt.position(), start, buffer.size()));
        count++;
        if (recent.size() >= held) {
            spill();
        }
    }

    long count() {
        return count;
    }

    private void spill() throws IOException {
        long start = written;
        for (Entry entry : sorted()) {
            int length = entry.end() - entry.start();
            if (length > block.remaining()) {
                write(block.flip());
                block.clear();
            }
            if (length > block.capacity()) {
                write(ByteBuffer.wrap(buffer.bytes(), entry.start(), length));
            } else {
                block.put(buffer.bytes(), entry.start(), length);
            }
        }
        write(block.flip());
        block.clear();
        runs.add(new Run(start, written));
        recent.clear();
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        FileChannel to = channel();
        while (bytes.hasRemaining()) {
            written += to.write(bytes, written);
        }
    }

    private List<Entry> sorted() {
        recent.sort(Comparator.comparing(Entry::position));
        return recent;
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path temporary = Files.createTempFile("siptrail-", ".attempts");
            file = temporary;
            open = FileChannel.open(temporary, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    /** Receives attempts in order. */
    interface Reader {
        void attempt(Attempt attempt) throws IOException;
    }

    /** Hands every attempt on, in the order of their first messages. */
    void read(Reader reader) throws IOException {
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.comparing((Head head) -> head.attempt().position()));
        FileChannel from = channel;
        if (from != null) {
            for (Run run : runs) {
                advance(new SpoolInput(from, run.start(), run.end()), heads);
            }
        }
        advance(inMemory(), heads);
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            reader.attempt(head.attempt());
            advance(head.rest(), heads);
        }
    }

    private SpoolInput inMemory() {
        byte[] rest = new byte[buffer.size()];
        int at = 0;
        for (Entry entry : sorted()) {
            System.arraycopy(buffer.bytes(), entry.start(), rest, at, entry.end() - entry.start());
            at += entry.end() - entry.start();
        }
        return new SpoolInput(rest);
    }

    private static void advance(SpoolInput rest, PriorityQueue<Head> heads) throws IOException {
        if (rest.hasMore()) {
            heads.add(new Head(AttemptCodec.read(rest), rest));
        }
    }

    /** The first attempt of a run that was not handed on yet, and what follows it. */
    private record Head(Attempt attempt, SpoolInput rest) {}

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
