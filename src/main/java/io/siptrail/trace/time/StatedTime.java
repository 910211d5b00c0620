package io.siptrail.trace.time;

import java.util.OptionalLong;

/**
 * A time as a text states it. What is not said is 0: the year, or month and day too.
 *
 * @param nanosOfDay nanoseconds since midnight
 * @param offsetSeconds east of UTC; a text that names no zone means UTC
 * @param digits decimals of the second that are written
 */
public record StatedTime(int year, int month, int day, long nanosOfDay, int offsetSeconds, int digits) {

    /** Whether only the time of day is said. */
    boolean isDateless() {
        return month == 0;
    }

    /** Whether the year alone is missing. */
    boolean isYearless() {
        return month != 0 && year == 0;
    }

    /** Nanoseconds since the epoch of a time on the given day; empty outside the years that fit, 1724 to 2215. */
    OptionalLong on(long epochDay) {
        if (Math.abs(epochDay) > 89_700) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(epochDay * 86_400_000_000_000L + nanosOfDay - offsetSeconds * 1_000_000_000L);
    }
}
