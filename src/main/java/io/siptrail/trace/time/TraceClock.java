package io.siptrail.trace.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From stated times to nanoseconds since the epoch, for one text from its beginning to its end. A time of day without a
 * date is one of 1970-01-01, and of the next day when the clock goes back by more than half a day; a date without a year
 * is one of 1970.
 */
public final class TraceClock {

    private static final long HALF_A_DAY = 43_200_000_000_000L;
    private static final int NO_YEAR = 1970;

    private long lastNanosOfDay = Long.MIN_VALUE / 2;
    private long day;
    private long timed;
    private long untimed;
    private long dateless;
    private long yearless;

    /** The time of the next message of the text; empty where the text does not say. */
    public OptionalLong nanos(Optional<StatedTime> stated) {
        OptionalLong nanos = stated.map(this::known).orElse(OptionalLong.empty());
        if (nanos.isPresent()) {
            timed++;
        } else {
            untimed++;
        }
        return nanos;
    }

    private OptionalLong known(StatedTime time) {
        if (time.isDateless()) {
            dateless++;
            day += lastNanosOfDay - time.nanosOfDay() > HALF_A_DAY ? 1 : 0;
            lastNanosOfDay = time.nanosOfDay();
            return time.on(day);
        }
        yearless += time.isYearless() ? 1 : 0;
        int year = time.isYearless() ? NO_YEAR : time.year();
        return time.on(LocalDate.of(year, time.month(), 1).toEpochDay() + time.day() - 1);
    }

    /** What the reader of the times should know, one sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (timed == 0 && untimed > 0) {
            warnings.add("the text says no times, so times and durations are empty and nothing times out");
        } else if (untimed > 0) {
            warnings.add("messages without a time among others that have one: " + untimed);
        }
        if (dateless > 0) {
            warnings.add("messages with a time of day but no date, placed on 1970-01-01 UTC: " + dateless);
        }
        if (yearless > 0) {
            warnings.add("messages with a date but no year, placed in 1970: " + yearless);
        }
        return warnings;
    }
}
