package io.siptrail.report.chart;

import io.siptrail.diagnosis.contact.CapturedTime;

/**
 * How many contacts were held in each stretch of time, live and stale: those that were held at any time within it. Nothing
 * is counted where nothing was captured.
 */
final class ContactBuckets {

    private static final int MOST = 120;
    private static final int FEWEST = 10;

    private final CapturedTime captured;
    private final TimeStep width;
    private final long firstIndex;
    private final long[] begins;
    private final long[] ends;
    private final long[] staleBegins;
    private final long[] staleEnds;

    /** Empty buckets for what was captured, which is something. */
    ContactBuckets(CapturedTime captured) {
        this.captured = captured;
        long first = captured.spans().get(0).from();
        width = TimeStep.dividing(first, captured.end(), MOST);
        firstIndex = width.index(first);
        int size = (int) Math.max(FEWEST, width.index(captured.end()) - firstIndex + 1);
        begins = new long[size];
        ends = new long[size];
        staleBegins = new long[size];
        staleEnds = new long[size];
    }

    void add(HeldSpan span) {
        long last = Math.min(captured.end(), span.heldUntil());
        count(span.from(), last, begins, ends);
        if (span.isStale()) {
            count(Math.max(span.from(), span.staleFrom()), last, staleBegins, staleEnds);
        }
    }

    private void count(long from, long to, long[] starting, long[] ending) {
        if (to >= startNanos(0) && from <= to) {
            starting[bucket(from)]++;
            ending[bucket(to)]++;
        }
    }

    private int bucket(long nanos) {
        long bucket = width.index(nanos) - firstIndex;
        return (int) Math.max(0, Math.min(begins.length - 1, bucket));
    }

    int size() {
        return begins.length;
    }

    TimeStep width() {
        return width;
    }

    /** When a bucket begins, nanoseconds since the epoch. */
    long startNanos(int bucket) {
        return (firstIndex + bucket) * width.nanos();
    }

    CapturedTime captured() {
        return captured;
    }

    /** By live and stale, then by bucket. */
    long[][] counts() {
        long[] all = running(begins, ends);
        long[] stale = running(staleBegins, staleEnds);
        long[][] counts = new long[2][size()];
        for (int i = 0; i < size(); i++) {
            boolean known = isCaptured(i);
            counts[0][i] = known ? all[i] - stale[i] : 0;
            counts[1][i] = known ? stale[i] : 0;
        }
        return counts;
    }

    private static long[] running(long[] starting, long[] ending) {
        long[] held = new long[starting.length];
        long now = 0;
        for (int i = 0; i < held.length; i++) {
            now += starting[i];
            held[i] = now;
            now -= ending[i];
        }
        return held;
    }

    private boolean isCaptured(int bucket) {
        long from = startNanos(bucket);
        long to = startNanos(bucket + 1);
        return captured.spans().stream().anyMatch(span -> span.from() < to && span.to() >= from);
    }
}
