package io.siptrail.analysis;

import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of durations in nanoseconds. A few hundred are kept as they are, so that percentiles are exact; more go
 * into a histogram of three significant digits in microseconds. Minimum and maximum are always exact. A percentile is
 * the smallest value that at least so many percent do not exceed (nearest rank).
 */
public final class Durations {

    private static final int KEPT = 512;
    private static final long MICROSECOND = 1_000;

    private PackedNumbers kept = new PackedNumbers();
    /** What one of the numbers counts, in nanoseconds: most captures have no shorter times than microseconds. */
    private long unit = MICROSECOND;

    private boolean sorted;
    private @Nullable PackedHistogram histogram;
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long nanos) {
        count++;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
        PackedHistogram many = histogram;
        if (many != null) {
            many.recordValue(nanos / MICROSECOND);
        } else if (kept.size() == KEPT) {
            spread().recordValue(nanos / MICROSECOND);
        } else {
            keep(nanos);
        }
    }

    private void keep(long nanos) {
        if (nanos % unit != 0) {
            kept.multiply(unit);
            unit = 1;
        }
        kept.add(nanos / unit);
        sorted = false;
    }

    private PackedHistogram spread() {
        PackedHistogram many = new PackedHistogram(3);
        for (int i = 0; i < kept.size(); i++) {
            many.recordValue(kept.get(i) * unit / MICROSECOND);
        }
        histogram = many;
        kept = new PackedNumbers();
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
        PackedHistogram many = histogram;
        if (many != null) {
            return Math.max(min, Math.min(max, many.getValueAtPercentile(percent) * MICROSECOND));
        }
        if (!sorted) {
            kept.sort();
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * kept.size());
        return kept.get(Math.max(1, rank) - 1) * unit;
    }
}
