package io.siptrail.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that stand in one message after another, such as the name of a software: most of them need no String of their
 * own. One slot for each hash, where the latest wins. Threads may race here: entries are immutable, and whether one is found
 * changes nothing but the time it takes. Only for texts of which there are few: what is seldom used is far away in memory,
 * and slower to find than to make.
 */
final class RepeatedTexts {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The golden ratio as a 64-bit fraction, which spreads bits upwards. */
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private static final int LONGEST = 128;
    private static final int SLOT_BITS = 10;
    private static final @Nullable Entry[] SLOTS = new Entry[1 << SLOT_BITS];

    @SuppressWarnings("ArrayRecordComponent") // compared by its parts here, never as a whole
    private record Entry(byte[] key, String text) {}

    private RepeatedTexts() {}

    /** The characters of ISO-8859-1 in [from, to). */
    static String of(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int slot = slot(hash(bytes, from, to));
        Entry known = SLOTS[slot];
        if (known != null && Arrays.equals(known.key, 0, known.key.length, bytes, from, to)) {
            return known.text;
        }
        byte[] key = Arrays.copyOfRange(bytes, from, to);
        String text = new String(key, StandardCharsets.ISO_8859_1);
        SLOTS[slot] = new Entry(key, text);
        return text;
    }

    private static int slot(long hash) {
        return (int) (hash >>> (Long.SIZE - SLOT_BITS));
    }

    private static long hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash = length;
        if (length < Long.BYTES) {
            for (int at = from; at < to; at++) {
                hash = (hash << Byte.SIZE) ^ bytes[at];
            }
            return mixed(hash);
        }
        int last = to - Long.BYTES;
        for (int at = from; at < last; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, at));
        }
        // The last eight bytes, some of them for the second time, are quicker than one by one.
        return mixed(hash ^ (long) LONGS.get(bytes, last));
    }

    private static long mixed(long hash) {
        long product = hash * GOLDEN;
        return product ^ (product >>> 32);
    }
}
