package io.siptrail.report.chart;

import java.util.List;

/**
 * A stretch of time that clocks and calendars are divided by.
 *
 * @param nanos its length in nanoseconds
 * @param text its length for people, for example {@code 5 min}
 */
record TimeStep(long nanos, String text) {

    private static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final List<TimeStep> STEPS = List.of(
            new TimeStep(100 * MS, "100 ms"),
            new TimeStep(200 * MS, "200 ms"),
            new TimeStep(500 * MS, "500 ms"),
            new TimeStep(SECOND, "1 s"),
            new TimeStep(2 * SECOND, "2 s"),
            new TimeStep(5 * SECOND, "5 s"),
            new TimeStep(10 * SECOND, "10 s"),
            new TimeStep(30 * SECOND, "30 s"),
            new TimeStep(MINUTE, "1 min"),
            new TimeStep(2 * MINUTE, "2 min"),
            new TimeStep(5 * MINUTE, "5 min"),
            new TimeStep(10 * MINUTE, "10 min"),
            new TimeStep(30 * MINUTE, "30 min"),
            new TimeStep(HOUR, "1 h"),
            new TimeStep(2 * HOUR, "2 h"),
            new TimeStep(3 * HOUR, "3 h"),
            new TimeStep(6 * HOUR, "6 h"),
            new TimeStep(12 * HOUR, "12 h"),
            new TimeStep(DAY, "1 day"),
            new TimeStep(2 * DAY, "2 days"),
            new TimeStep(7 * DAY, "7 days"),
            new TimeStep(30 * DAY, "30 days"),
            new TimeStep(100 * DAY, "100 days"),
            new TimeStep(365 * DAY, "365 days"),
            new TimeStep(3_650 * DAY, "3,650 days"));

    /** The shortest that divides what lies between two times into at most so many parts; the longest if none does. */
    static TimeStep dividing(long firstNanos, long lastNanos, int parts) {
        for (TimeStep step : STEPS) {
            if (step.index(lastNanos) - step.index(firstNanos) < parts) {
                return step;
            }
        }
        return STEPS.get(STEPS.size() - 1);
    }

    /** How many whole steps lie between the epoch and a time in nanoseconds. */
    long index(long nanosSinceEpoch) {
        return Math.floorDiv(nanosSinceEpoch, nanos);
    }
}
