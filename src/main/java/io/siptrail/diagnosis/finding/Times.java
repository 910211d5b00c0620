package io.siptrail.diagnosis.finding;

import java.util.Arrays;

/** Points in time, of which windows are counted; in any order, and only so many. */
public final class Times {

    private static final int MOST = 20_000;

    private long[] nanos = new long[8];
    private int count;

    /** Adds a raw time, nanoseconds since the epoch. */
    public void add(long timeNanos) {
        if (count == MOST) {
            return;
        }
        nanos = count == nanos.length ? Arrays.copyOf(nanos, Math.min(MOST, count * 2)) : nanos;
        nanos[count++] = timeNanos;
    }

    /** How many were added, up to a limit. */
    public int count() {
        return count;
    }

    /** The most that lie within any window of this length. */
    public int mostWithin(long windowNanos) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.length; to++) {
            while (sorted[to] - sorted[from] > windowNanos) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
