package io.siptrail.analysis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes values of records to a temporary file; {@link SpoolInput} reads them back in the same order. */
final class SpoolOutput {

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int used;
    private long written;

    SpoolOutput(OutputStream out) {
        this.out = out;
    }

    private void put(int value) throws IOException {
        if (used == buffer.length) {
            flush();
        }
        buffer[used++] = (byte) value;
    }

    /** Seven bits a byte, the sign folded into the lowest bit. */
    void number(long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            put((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
    }

    void number(OptionalLong value) throws IOException {
        put(value.isPresent() ? 1 : 0);
        if (value.isPresent()) {
            number(value.getAsLong());
        }
    }

    void number(OptionalInt value) throws IOException {
        number(value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty());
    }

    void flag(boolean value) throws IOException {
        put(value ? 1 : 0);
    }

    @SuppressWarnings(
            "EnumOrdinal") // The file is read by the process that wrote it, so that the order cannot change between.
    void choice(Enum<?> value) throws IOException {
        put(value.ordinal());
    }

    void text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        if (bytes.length > buffer.length - used) {
            flush();
        }
        if (bytes.length > buffer.length) {
            out.write(bytes);
            written += bytes.length;
            return;
        }
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    /** Bytes written so far, those that wait in the buffer included. */
    long position() {
        return written + used;
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        written += used;
        used = 0;
    }
}
