package io.siptrail.stream;

import java.util.Arrays;

/**
 * The transmission sequence numbers that one end of an association has used (RFC 9260 §6.5), as ranges of numbers that do not
 * wrap. There are few ranges unless the capture has many holes; then the lowest hole is closed, and what may still come from
 * there counts as seen.
 */
final class TsnRanges {

    private static final int MOST = 64;

    private static final int FEW = 2;

    private long[] from = new long[FEW];
    private long[] to = new long[FEW];
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    /** The 32 bits of the wire as a number that does not wrap, nearest to the highest one so far. */
    long extend(int tsn) {
        if (count == 0) {
            return (1L << 32) + (tsn & 0xffff_ffffL);
        }
        long highest = to[count - 1];
        return highest + (tsn - (int) highest);
    }

    /** Adds a number. Returns false when it was there. */
    boolean add(long tsn) {
        int at = count - 1;
        while (at >= 0 && from[at] > tsn) {
            at--;
        }
        if (at >= 0 && tsn <= to[at]) {
            return false;
        }
        boolean after = at >= 0 && to[at] + 1 == tsn;
        boolean before = at + 1 < count && from[at + 1] - 1 == tsn;
        if (after && before) {
            to[at] = to[at + 1];
            remove(at + 1);
        } else if (after) {
            to[at] = tsn;
        } else if (before) {
            from[at + 1] = tsn;
        } else {
            insert(at + 1, tsn);
        }
        return true;
    }

    /** Forgets all, and takes the least room. */
    void clear() {
        from = new long[FEW];
        to = new long[FEW];
        count = 0;
    }

    private void insert(int place, long tsn) {
        int at = place;
        if (count == MOST) {
            if (at == 0) {
                return;
            }
            to[0] = at == 1 ? tsn : to[1];
            if (at == 1) {
                return;
            }
            remove(1);
            at--;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
        System.arraycopy(from, at, from, at + 1, count - at);
        System.arraycopy(to, at, to, at + 1, count - at);
        from[at] = tsn;
        to[at] = tsn;
        count++;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(from, at + 1, from, at, count - at);
        System.arraycopy(to, at + 1, to, at, count - at);
    }
}
