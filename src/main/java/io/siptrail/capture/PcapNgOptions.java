package io.siptrail.capture;

import java.nio.charset.StandardCharsets;

/**
 * A walk over the options of the block at the current position (draft-ietf-opsawg-pcapng section 3.5): code and length of
 * 16 bits each, then the value, padded to 32 bits.
 */
final class PcapNgOptions {

    private static final int TEXT_BYTES = 256;

    private final ByteWindow in;
    private final int end;
    private int next;
    private int value;
    private int code;
    private int length;
    private boolean broken;

    /** Options from {@code start} up to {@code end}, both in bytes from the start of the block. */
    PcapNgOptions(ByteWindow in, int start, int end) {
        this.in = in;
        this.next = start;
        this.end = end;
    }

    boolean next() {
        if (end - next < 4) {
            broken |= end != next;
            return false;
        }
        code = in.int16(next);
        length = in.int16(next + 2);
        value = next + 4;
        next = value + ((length + 3) & ~3);
        broken = next > end;
        return code != 0 && !broken;
    }

    /** Whether the walk ended because an option does not fit into the block. */
    boolean isBroken() {
        return broken;
    }

    int code() {
        return code;
    }

    /** The value when it is one byte long, else {@code otherwise}. */
    int int8(int otherwise) {
        return length == 1 ? in.int8(value) : otherwise;
    }

    /** The value when it is eight bytes long, else {@code otherwise}. */
    long int64(long otherwise) {
        return length == 8 ? in.int64(value) : otherwise;
    }

    /** The value as UTF-8 text, at most 256 bytes of it. */
    String text() {
        return new String(in.copy(value, Math.min(length, TEXT_BYTES)), StandardCharsets.UTF_8);
    }
}
