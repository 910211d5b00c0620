package io.siptrail.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what a {@link RecordBuffer} held: from memory, or from one place of a file to another. Every method throws an
 * {@link EOFException} where the bytes end early.
 */
public final class RecordInput {

    private final @Nullable FileChannel channel;
    private final long end;
    private final byte[] buffer;
    private final List<String> repeatable = new ArrayList<>(0);
    private long next;
    private int at;
    private int limit;

    /** Reads all of the array. */
    public RecordInput(byte[] bytes) {
        this.channel = null;
        this.buffer = bytes;
        this.limit = bytes.length;
        this.end = 0;
    }

    /** Reads so many bytes at a time. */
    public RecordInput(FileChannel channel, long start, long end, int block) {
        this.channel = channel;
        this.buffer = new byte[block];
        this.next = start;
        this.end = end;
    }

    /** Whether there is another byte. */
    public boolean hasMore() {
        return at < limit || next < end;
    }

    private int take() throws IOException {
        if (at == limit) {
            fill();
        }
        return buffer[at++] & 0xff;
    }

    private void fill() throws IOException {
        int wanted = (int) Math.min(buffer.length, end - next);
        int read = channel == null || wanted == 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, 0, wanted), next);
        if (read <= 0) {
            throw new EOFException("a temporary file ended early");
        }
        next += read;
        at = 0;
        limit = read;
    }

    /** Begins a record, as {@link RecordBuffer#begin} did. */
    public void begin() {
        repeatable.clear();
    }

    /** What {@link RecordBuffer#number} wrote. */
    public long number() throws IOException {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = take();
            value |= (long) (part & 0x7f) << shift;
            shift += 7;
        } while ((part & 0x80) != 0);
        return (value >>> 1) ^ -(value & 1);
    }

    /** The same, of a number that fits. */
    public int count() throws IOException {
        return Math.toIntExact(number());
    }

    public boolean flag() throws IOException {
        return take() == 1;
    }

    public <E extends Enum<E>> E choice(Class<E> type) throws IOException {
        return type.getEnumConstants()[count()];
    }

    public String text() throws IOException {
        int length = count();
        if (length <= limit - at) {
            String text = new String(buffer, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) take();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What {@link RecordBuffer#repeatedText} wrote. */
    public String repeatedText() throws IOException {
        int place = count();
        if (place >= 0) {
            return repeatable.get(place);
        }
        String text = text();
        if (repeatable.size() < RecordBuffer.REPEATABLE) {
            repeatable.add(text);
        }
        return text;
    }
}
