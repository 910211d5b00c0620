package io.siptrail.report;

import io.siptrail.capture.RawTime;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Points in time as ISO 8601 in UTC with microseconds, for example {@code 2013-06-28T02:57:26.020000Z}. */
public final class Timestamps {

    private static final long NANOS = 1_000_000_000L;
    private static final long DAY = 86_400;

    private Timestamps() {}

    /** Nanoseconds since the epoch, cut to the microsecond; empty when unknown. */
    public static String iso(long nanos) {
        return append(new StringBuilder(27), nanos).toString();
    }

    /** Appends the same. */
    public static StringBuilder append(StringBuilder text, long nanos) {
        if (!RawTime.isKnown(nanos)) {
            return text;
        }
        second(text, Math.floorDiv(nanos, NANOS)).append('.');
        return digits(text, (int) (Math.floorMod(nanos, NANOS) / 1_000), 6).append('Z');
    }

    /** Whole seconds since the epoch, for example {@code 2013-06-28T02:57:26Z}. */
    public static StringBuilder appendSeconds(StringBuilder text, long seconds) {
        return second(text, seconds).append('Z');
    }

    private static StringBuilder second(StringBuilder text, long seconds) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int ofDay = (int) Math.floorMod(seconds, DAY);
        digits(text, date.getYear(), 4).append('-');
        digits(text, date.getMonthValue(), 2).append('-');
        digits(text, date.getDayOfMonth(), 2).append('T');
        digits(text, ofDay / 3_600, 2).append(':');
        digits(text, ofDay / 60 % 60, 2).append(':');
        return digits(text, ofDay % 60, 2);
    }

    /** Empty when unknown. */
    public static String iso(OptionalLong nanos) {
        return nanos.isPresent() ? iso(nanos.getAsLong()) : "";
    }

    private static StringBuilder digits(StringBuilder text, int value, int width) {
        int unit = 1;
        for (int i = 1; i < width; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            text.append((char) ('0' + value / unit % 10));
        }
        return text;
    }
}
