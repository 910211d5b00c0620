package io.siptrail.report.chart;

import java.util.Arrays;

/**
 * Durations counted in bins. Where the longest is many times the shortest, the bins are ten to a decade and so equally
 * wide on a logarithmic axis, otherwise they are equally wide in time. What lies outside counts in the nearest bin.
 */
final class DurationBins {

    /** From this ratio of longest to shortest on, bins are logarithmic. */
    private static final double WIDE = 50;

    private static final int PER_DECADE = 10;
    private static final int LINEAR_BINS = 30;
    /** Where a logarithmic axis begins at the earliest, since it has no zero: the resolution of most captures, in nanoseconds. */
    private static final long SHORTEST = 1_000;
    /** Three years in nanoseconds, where both kinds of axis end at the latest. */
    private static final long LONGEST = 100_000_000_000_000_000L;

    private final long[] edges;
    private final boolean logarithmic;
    private final long[] counts;

    private DurationBins(long[] edges, boolean logarithmic) {
        this.edges = edges;
        this.logarithmic = logarithmic;
        counts = new long[edges.length - 1];
    }

    /** Empty bins that hold both ends, in nanoseconds. */
    static DurationBins spanning(long min, long max) {
        long shortest = Math.max(SHORTEST, Math.min(LONGEST, min));
        long longest = Math.max(shortest, Math.min(LONGEST, max));
        return longest / (double) shortest >= WIDE
                ? logarithmic(shortest, longest)
                : linear(Math.min(LONGEST, min), longest);
    }

    private static DurationBins logarithmic(long min, long max) {
        int first = (int) Math.floor(StrictMath.log10((double) min) * PER_DECADE);
        int last = (int) Math.floor(StrictMath.log10((double) max) * PER_DECADE) + 1;
        long[] edges = new long[last - first + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = Math.round(StrictMath.pow(10, (first + i) / (double) PER_DECADE));
        }
        return new DurationBins(edges, true);
    }

    private static DurationBins linear(long min, long max) {
        boolean fromZero = min <= max / 3 || min == max;
        long span = fromZero ? max : max - min;
        long width = NiceStep.atLeast(Math.max(1, span / LINEAR_BINS));
        long start = fromZero ? 0 : min / width * width;
        long[] edges = new long[(int) ((max + span / 8 - start) / width) + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = start + i * width;
        }
        return new DurationBins(edges, false);
    }

    /** Counts a duration in nanoseconds. */
    void add(long nanos) {
        int found = Arrays.binarySearch(edges, nanos);
        int bin = found >= 0 ? found : -found - 2;
        counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
    }

    /** How many bins there are. */
    int size() {
        return counts.length;
    }

    /** The lower edge of a bin, or for the number after the last its upper edge; nanoseconds. */
    long edge(int bin) {
        return edges[bin];
    }

    long count(int bin) {
        return counts[bin];
    }

    boolean logarithmic() {
        return logarithmic;
    }
}
