package io.siptrail.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A 64-bit hash of bytes that tells captured copies of one packet apart from other packets; no defence against crafted collisions. */
final class ContentHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    // Odd constants with bits spread evenly: the golden ratio, and the square roots of 2 and 3, as 64-bit fractions.
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long ROOT_TWO = 0x6A09_E667_F3BC_C909L;
    private static final long ROOT_THREE = 0xBB67_AE85_84CA_A73BL;

    private ContentHash() {}

    /** Of the bytes in [from, to). */
    static long of(byte[] bytes, int from, int to) {
        long even = GOLDEN ^ (to - from);
        long odd = ROOT_TWO;
        int at = from;
        for (; at + 2 * Long.BYTES <= to; at += 2 * Long.BYTES) {
            even = step(even, (long) LONGS.get(bytes, at));
            odd = step(odd, (long) LONGS.get(bytes, at + Long.BYTES));
        }
        for (; at < to; at++) {
            even = step(even, bytes[at] & 0xff);
        }
        return mixed(even + Long.rotateLeft(odd, 32));
    }

    private static long step(long hash, long word) {
        return Long.rotateLeft((hash ^ word) * ROOT_THREE, 29) * GOLDEN;
    }

    /** Spreads every bit over all 64: multiply and fold, twice. */
    private static long mixed(long hash) {
        long once = (hash ^ (hash >>> 31)) * ROOT_THREE;
        long twice = (once ^ (once >>> 29)) * GOLDEN;
        return twice ^ (twice >>> 32);
    }
}
