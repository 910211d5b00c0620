package io.siptrail.analysis;

/**
 * Statistics of durations, in nanoseconds. A percentile is the smallest value that at least so many percent do not exceed
 * (nearest rank): exact of a few hundred, of more to three significant digits.
 *
 * @param count how many there are; everything else is 0 when there is none
 * @param min the shortest
 * @param max the longest
 */
public record Durations(long count, long min, long p50, long p90, long p95, long p99, long max) {

    static final Durations NONE = new Durations(0, 0, 0, 0, 0, 0, 0);
}
