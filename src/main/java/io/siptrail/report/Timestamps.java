package io.siptrail.report;

import io.siptrail.capture.RawTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Points in time as ISO 8601 in UTC with microseconds, for example {@code 2013-06-28T02:57:26.020000Z}. */
public final class Timestamps {

    private static final long NANOS = 1_000_000_000L;

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
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, NANOS), (int) Math.floorMod(nanos, NANOS), ZoneOffset.UTC);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2).append('.');
        return digits(text, time.getNano() / 1_000, 6).append('Z');
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
