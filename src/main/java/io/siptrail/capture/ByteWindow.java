package io.siptrail.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The part of an input that is in memory. Records are parsed where they lie: {@link #has} makes sure that so many bytes
 * stand at the current position and may move everything to the front of the buffer to get there, so what was borrowed
 * from {@link #data()} before is void after it. A failure of the input ends it as its last byte does; {@link #failure()}
 * tells the two apart.
 */
final class ByteWindow implements Closeable {

    /** A first look at a file should not cost a large read; later ones are as large as the buffer. */
    private static final int FIRST_READ = 4096;

    private final ByteSource source;
    private ByteBuffer data;
    private ByteBuffer filler;
    private int start;
    private int end;
    private int readAtMost = FIRST_READ;
    private long base;
    private boolean littleEndian;
    private boolean ended;
    private String failure = "";

    ByteWindow(ByteSource source, ByteBuffer buffer) {
        this.source = source;
        this.data = buffer;
        this.filler = buffer.duplicate();
    }

    /** Whether {@code count} bytes stand at the current position, read if need be. */
    boolean has(int count) {
        return end - start >= count || fill(count);
    }

    /** The buffer itself: direct, big-endian, its position and limit never moved. */
    ByteBuffer data() {
        return data;
    }

    /** Index in {@link #data()} of the current position. */
    int position() {
        return start;
    }

    /** Byte offset in the input of the current position, from 0. */
    long offset() {
        return base + start;
    }

    /** Bytes at hand from the current position on. */
    int available() {
        return end - start;
    }

    void skip(int count) {
        start += count;
    }

    void littleEndian(boolean little) {
        littleEndian = little;
    }

    boolean littleEndian() {
        return littleEndian;
    }

    /** The 32 bits at {@code ahead} bytes from the current position, in the file's byte order. */
    int int32(int ahead) {
        int value = data.getInt(start + ahead);
        return littleEndian ? Integer.reverseBytes(value) : value;
    }

    /** The unsigned 16 bits at {@code ahead} bytes from the current position, in the file's byte order. */
    int int16(int ahead) {
        short value = data.getShort(start + ahead);
        return Short.toUnsignedInt(littleEndian ? Short.reverseBytes(value) : value);
    }

    /** The 64 bits at {@code ahead} bytes from the current position, in the file's byte order. */
    long int64(int ahead) {
        long value = data.getLong(start + ahead);
        return littleEndian ? Long.reverseBytes(value) : value;
    }

    int int8(int ahead) {
        return Byte.toUnsignedInt(data.get(start + ahead));
    }

    /** A copy of some bytes at hand. */
    byte[] copy(int ahead, int count) {
        byte[] bytes = new byte[count];
        data.get(start + ahead, bytes);
        return bytes;
    }

    /** Why the input ended before its time, in words; empty when it simply ended. */
    String failure() {
        return failure;
    }

    /** An offset in words. */
    String place(long offset) {
        return "byte offset " + offset + (source.isCompressed() ? " of the uncompressed data" : "");
    }

    ByteSource source() {
        return source;
    }

    private boolean fill(int count) {
        moveToFront();
        while (end < count && !ended) {
            if (end == data.capacity()) {
                grow();
            }
            read();
        }
        return end >= count;
    }

    private void moveToFront() {
        if (start > 0) {
            filler.limit(end).position(start);
            filler.compact();
            base += start;
            end -= start;
            start = 0;
        }
    }

    /** Doubles the buffer; it follows the bytes that have really come, not those a record claims to have. */
    private void grow() {
        ByteBuffer larger = ByteBuffer.allocateDirect(data.capacity() * 2);
        larger.put(0, data, 0, end);
        data = larger;
        filler = larger.duplicate();
    }

    private void read() {
        filler.limit(Math.min(filler.capacity(), end + readAtMost)).position(end);
        try {
            ended = source.read(filler) < 0;
        } catch (IOException broken) {
            failure = source.explain(broken);
            ended = true;
        }
        end = filler.position();
        readAtMost = Math.min(readAtMost * 4, 1 << 28);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
