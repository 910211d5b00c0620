package io.siptrail.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of records as bytes, one after the other; {@link RecordInput} reads them back in the same order. Not thread-safe. */
public final class RecordBuffer {

    /** Among so many of its first texts, a record looks for another: what comes again and again comes early. */
    static final int REPEATABLE = 64;

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[1 << 12];
    private int size;
    private final List<String> repeatable = new ArrayList<>();

    /** Begins a record: a text repeats only what stands in the same one. */
    public void begin() {
        repeatable.clear();
    }

    /** Seven bits a byte, the sign folded into the lowest bit. */
    public void number(long value) {
        reserve(LONGEST_NUMBER);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    public void flag(boolean value) {
        reserve(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** Bytes are read by the process that wrote them, so that the order of the constants cannot change between. */
    public void choice(Enum<?> value) {
        number(value.ordinal());
    }

    /** A text in UTF-8. */
    public void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** A text that may be among the first of the record already: then only its place there is written. */
    public void repeatedText(String value) {
        int place = repeatable.indexOf(value);
        number(place);
        if (place < 0) {
            text(value);
        }
        if (place < 0 && repeatable.size() < REPEATABLE) {
            repeatable.add(value);
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }

    /** The array that holds them, from 0 to {@link #size()}. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Forgets all values; the memory is kept. */
    public void clear() {
        size = 0;
    }
}
