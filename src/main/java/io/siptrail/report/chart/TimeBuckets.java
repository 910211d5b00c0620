package io.siptrail.report.chart;

import io.siptrail.registration.Outcome;

/**
 * Attempts by outcome and time. The buckets are equally wide, begin at whole multiples of their width in UTC, span the
 * capture and are at most 120; a capture that is shorter than ten of the narrowest is followed by empty ones. Times
 * outside count in the nearest bucket.
 */
final class TimeBuckets {

    private static final int MOST = 120;
    private static final int FEWEST = 10;
    /** Some 250 years about 1970: far enough, and sums with a bucket's width do not overflow. */
    private static final long FAR = 8_000_000_000_000_000_000L;

    private final TimeStep width;
    private final long firstIndex;
    private final long firstNanos;
    private final long lastNanos;
    private final long[][] counts;

    private TimeBuckets(TimeStep width, long firstNanos, long lastNanos) {
        this.width = width;
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
        firstIndex = width.index(firstNanos);
        int size = (int) Math.max(FEWEST, width.index(lastNanos) - firstIndex + 1);
        counts = new long[Outcome.values().length][size];
    }

    /** Empty buckets for a capture between two times, nanoseconds since the epoch. */
    static TimeBuckets spanning(long firstNanos, long lastNanos) {
        long first = Math.max(-FAR, Math.min(FAR, firstNanos));
        long last = Math.max(first, Math.min(FAR, lastNanos));
        return new TimeBuckets(TimeStep.dividing(first, last, MOST), first, last);
    }

    /** Counts an attempt that began at a time, nanoseconds since the epoch. */
    void add(Outcome outcome, long nanos) {
        long bucket = width.index(nanos) - firstIndex;
        counts[outcome.ordinal()][(int) Math.max(0, Math.min(size() - 1, bucket))]++;
    }

    int size() {
        return counts[0].length;
    }

    TimeStep width() {
        return width;
    }

    /** When a bucket begins, nanoseconds since the epoch; for the number after the last, when that ends. */
    long startNanos(int bucket) {
        return (firstIndex + bucket) * width.nanos();
    }

    /** When the capture begins, nanoseconds since the epoch. */
    long firstNanos() {
        return firstNanos;
    }

    /** When the capture ends, nanoseconds since the epoch. */
    long lastNanos() {
        return lastNanos;
    }

    /** Whether whole buckets lie after the end of the capture. */
    boolean outlastCapture() {
        return startNanos(size()) - lastNanos > width.nanos();
    }

    long count(Outcome outcome, int bucket) {
        return counts[outcome.ordinal()][bucket];
    }

    /** Attempts of every outcome in a bucket. */
    long count(int bucket) {
        long sum = 0;
        for (long[] ofOutcome : counts) {
            sum += ofOutcome[bucket];
        }
        return sum;
    }
}
