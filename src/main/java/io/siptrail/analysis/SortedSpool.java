package io.siptrail.analysis;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.bytes.TemporaryFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finished records, in whatever order they end, and back in the order of their keys. Each is encoded as it comes, since
 * its objects would only be carried around by the collector; when enough are together, they become a sorted run in a
 * temporary file, and the runs are merged when they are read. Small captures never touch the file.
 *
 * @param <T> what is kept
 * @param <K> what orders it; no two have the same
 */
final class SortedSpool<T, K extends Comparable<? super K>> implements Closeable {

    private static final int BLOCK = 1 << 16;
    /** What some hundred runs are read through, all of them together; each has its share, within bounds. */
    private static final int MERGE_BYTES = 1 << 21;

    private static final int SMALLEST_SHARE = 1 << 12;
    private static final int LARGEST_SHARE = 1 << 15;

    private final Codec<T, K> codec;
    private final int held;
    private final List<Run> runs = new ArrayList<>();
    private final List<Entry<K>> recent = new ArrayList<>();
    private RecordBuffer buffer = new RecordBuffer();
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    private @Nullable FileChannel channel;
    private long written;
    private long count;

    /** How records become bytes and what orders them. */
    interface Codec<T, K> {

        void write(T item, RecordBuffer out);

        T read(RecordInput in) throws IOException;

        K key(T item);
    }

    /** An encoded record in the buffer. */
    private record Entry<K extends Comparable<? super K>>(K key, int start, int end) implements Comparable<Entry<K>> {

        @Override
        public int compareTo(Entry<K> other) {
            return key.compareTo(other.key);
        }
    }

    /** A sorted piece of the file. */
    private record Run(long start, long end) {}

    /** Holds so many records before a run is written. */
    SortedSpool(Codec<T, K> codec, int held) {
        this.codec = codec;
        this.held = held;
    }

    void add(T item) throws IOException {
        int start = buffer.size();
        buffer.begin();
        codec.write(item, buffer);
        recent.add(new Entry<>(codec.key(item), start, buffer.size()));
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
        for (Entry<K> entry : sorted()) {
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

    private List<Entry<K>> sorted() {
        Collections.sort(recent);
        return recent;
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = TemporaryFile.open();
            channel = open;
        }
        return open;
    }

    /** Receives records in order. */
    interface Reader<T> {
        void take(T item) throws IOException;
    }

    /** Hands every record on, in the order of their keys. */
    void read(Reader<? super T> reader) throws IOException {
        PriorityQueue<Head<T, K>> heads = new PriorityQueue<>();
        FileChannel from = channel;
        if (from != null) {
            spillTheRest();
            int share = Math.max(SMALLEST_SHARE, Math.min(LARGEST_SHARE, MERGE_BYTES / runs.size()));
            for (Run run : runs) {
                advance(new RecordInput(from, run.start(), run.end(), share), heads);
            }
        }
        advance(inMemory(), heads);
        while (!heads.isEmpty()) {
            Head<T, K> head = heads.remove();
            reader.take(head.item());
            advance(head.rest(), heads);
        }
    }

    /** The memory that it takes is needed for what comes of the records. */
    private void spillTheRest() throws IOException {
        if (!recent.isEmpty()) {
            spill();
        }
        buffer = new RecordBuffer();
    }

    private RecordInput inMemory() {
        byte[] rest = new byte[buffer.size()];
        int at = 0;
        for (Entry<K> entry : sorted()) {
            System.arraycopy(buffer.bytes(), entry.start(), rest, at, entry.end() - entry.start());
            at += entry.end() - entry.start();
        }
        return new RecordInput(rest);
    }

    private void advance(RecordInput rest, PriorityQueue<Head<T, K>> heads) throws IOException {
        if (rest.hasMore()) {
            rest.begin();
            T item = codec.read(rest);
            heads.add(new Head<>(item, codec.key(item), rest));
        }
    }

    /** The first record of a run that was not handed on yet, and what follows it. */
    private record Head<T, K extends Comparable<? super K>>(T item, K key, RecordInput rest)
            implements Comparable<Head<T, K>> {

        @Override
        public int compareTo(Head<T, K> other) {
            return key.compareTo(other.key);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
