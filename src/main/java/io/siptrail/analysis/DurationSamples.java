package io.siptrail.analysis;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Durations in nanoseconds, from 0. A few hundred are kept as they are, so that percentiles are exact; more go into a
 * histogram of three significant digits in microseconds. Minimum and maximum are always exact.
 */
final class DurationSamples {

    private static final int KEPT = 512;
    private static final int DIGITS = 3;
    private static final long MICROSECOND = 1_000;

    private final @Nullable Histogram lent;
    private PackedNumbers kept = new PackedNumbers();
    /** What one of the numbers counts, in nanoseconds: most captures have no shorter times than microseconds. */
    private long unit = MICROSECOND;

    private boolean sorted;
    private @Nullable AbstractHistogram histogram;
    private long count;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    /** With a histogram of their own, if it comes to that: small rather than quick. */
    DurationSamples() {
        this.lent = null;
    }

    private DurationSamples(Histogram lent) {
        this.lent = lent;
    }

    /** With a histogram that is used again and again: the samples before these are of no use any more. */
    static DurationSamples in(Histogram lent) {
        lent.reset();
        return new DurationSamples(lent);
    }

    /** What {@link #in} takes. */
    static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    void add(long nanos) {
        count++;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
        AbstractHistogram many = histogram;
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

    private AbstractHistogram spread() {
        AbstractHistogram many = lent == null ? new PackedHistogram(DIGITS) : lent;
        for (int i = 0; i < kept.size(); i++) {
            many.recordValue(kept.get(i) * unit / MICROSECOND);
        }
        histogram = many;
        kept = new PackedNumbers();
        return many;
    }

    /** Those that are kept as they are, in no particular order. */
    long[] kept() {
        long[] nanos = kept.toArray();
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] *= unit;
        }
        return nanos;
    }

    /** Whether they are too many to be kept as they are. */
    boolean isSpread() {
        return histogram != null;
    }

    Durations statistics() {
        return count == 0
                ? Durations.NONE
                : new Durations(count, min, percentile(50), percentile(90), percentile(95), percentile(99), max);
    }

    /** Between 0 and 100. */
    private long percentile(double percent) {
        AbstractHistogram many = histogram;
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
