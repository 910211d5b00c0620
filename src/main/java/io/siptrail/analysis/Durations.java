package io.siptrail.analysis;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of durations in nanoseconds. A few hundred are kept as they are, so that percentiles are exact; more go
 * into a histogram of three significant digits in microseconds. Minimum and maximum are always exact. A percentile is
 * the smallest value that at least so many percent do not exceed (nearest rank).
 */
public final class Durations {

    private static final int KEPT = 512;

    private long[] values = new long[4];
    private int kept;
    private boolean sorted;
    private @Nullable Histogram histogram;
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long nanos) {
        count++;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
        Histogram many = histogram;
        if (many != null) {
            many.recordValue(nanos / 1_000);
            return;
        }
        if (kept == KEPT) {
            spread().recordValue(nanos / 1_000);
            return;
        }
        if (kept == values.length) {
            values = Arrays.copyOf(values, kept * 2);
        }
        values[kept++] = nanos;
        sorted = false;
    }

    private Histogram spread() {
        Histogram many = new Histogram(3);
        for (int i = 0; i < kept; i++) {
            many.recordValue(values[i] / 1_000);
        }
        histogram = many;
        values = new long[0];
        return many;
    }

    public long count() {
        return count;
    }

    /** The shortest, in nanoseconds; 0 when there is none. */
    public long min() {
        return count == 0 ? 0 : min;
    }

    /** The longest, in nanoseconds; 0 when there is none. */
    public long max() {
        return count == 0 ? 0 : max;
    }

    /** The value at a percentile between 0 and 100, in nanoseconds; 0 when there is none. */
    public long percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        Histogram many = histogram;
        if (many != null) {
            return Math.max(min, Math.min(max, many.getValueAtPercentile(percent) * 1_000));
        }
        if (!sorted) {
            Arrays.sort(values, 0, kept);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * kept);
        return values[Math.max(1, rank) - 1];
    }
}
