package io.siptrail.report.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of an axis, in UTC. A day that is the same for all stands at the axis, not at every tick. */
final class UtcText {

    private static final DateTimeFormatter DAY = format("uuuu-MM-dd");
    private static final DateTimeFormatter FULL = format("uuuu-MM-dd HH:mm:ss.SSS");

    private final long fromNanos;
    private final long toNanos;
    private final boolean sameDay;
    private final DateTimeFormatter ticks;

    /**
     * @param fromNanos where the axis begins, nanoseconds since the epoch
     * @param toNanos the last time that it shows, nanoseconds since the epoch
     * @param step from tick to tick
     */
    UtcText(long fromNanos, long toNanos, TimeStep step) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        sameDay = Math.floorDiv(fromNanos, TimeStep.DAY) == Math.floorDiv(toNanos, TimeStep.DAY);
        ticks = ticks(step.nanos(), sameDay);
    }

    private static DateTimeFormatter ticks(long stepNanos, boolean sameDay) {
        if (stepNanos >= TimeStep.DAY) {
            return DAY;
        }
        if (stepNanos >= TimeStep.MINUTE) {
            return sameDay ? format("HH:mm") : format("MM-dd HH:mm");
        }
        return stepNanos >= TimeStep.SECOND ? format("HH:mm:ss") : format("HH:mm:ss.S");
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private static LocalDateTime utc(long nanos) {
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(nanos, TimeStep.SECOND), Math.floorMod(nanos, TimeStep.SECOND));
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A time with its day, to the millisecond. */
    static String full(long nanos) {
        return FULL.format(utc(nanos));
    }

    /** The text of a tick. */
    String tick(long nanos) {
        return ticks.format(utc(nanos));
    }

    /** The text of the axis. */
    String axis() {
        String first = DAY.format(utc(fromNanos));
        return sameDay ? "UTC, " + first : "UTC, " + first + " to " + DAY.format(utc(toNanos));
    }
}
