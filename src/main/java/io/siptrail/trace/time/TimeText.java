package io.siptrail.trace.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a time in a line. Known are seconds since the epoch with a fraction, ISO 8601 and its relatives
 * ({@code 2018/05/01 15:41:31.962129}), month names ({@code May  1 15:41:31.962}), month and day
 * ({@code 05-01 15:41:31.962}) and the time of day alone. Of zones, {@code Z}, UTC, GMT and numeric offsets are known.
 */
public final class TimeText {

    private static final int LONGEST = 400;
    private static final String CLOCK = "(?<h>\\d{1,2}):(?<m>\\d{2}):(?<s>\\d{2})(?:[.,:](?<f>\\d{1,9}+))?+";
    private static final String ZONE = "(?: ?(?:Z|UTC|GMT|(?<zh>[+-]\\d{2}):?(?<zm>\\d{2}))(?!\\w))?";
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final Pattern EPOCH = Pattern.compile("(?<![\\w.])(1\\d{9})\\.(\\d{3,9})(?![\\w.])");
    private static final Pattern ISO =
            Pattern.compile("(?<!\\d)(?<y>\\d{4})[-/.](?<mo>\\d{2})[-/.](?<d>\\d{2})(?:T|\\s{1,3})" + CLOCK + ZONE);
    private static final Pattern NAMED =
            Pattern.compile("(?<mn>" + String.join("|", MONTHS) + ")\\s+(?<d>\\d{1,2}),?\\s+(?:(?<y>\\d{4})\\s+)?"
                    + CLOCK + ZONE + "(?:\\s+(?<y2>(?:19|20)\\d{2})(?!\\d))?");
    private static final Pattern SHORT = Pattern.compile("(?<!\\d)(?<mo>\\d{2})-(?<d>\\d{2})\\s+" + CLOCK + ZONE);
    private static final Pattern TIME_OF_DAY = Pattern.compile("(?<![\\w:.])" + CLOCK + "(?!\\w|:\\d)");

    private TimeText() {}

    /** The first time in the line, looked for in its first 400 characters. */
    public static Optional<StatedTime> find(String line) {
        String text = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
        if (text.indexOf(':') < 0 && text.indexOf('.') < 0) {
            return Optional.empty();
        }
        return epoch(text)
                .or(() -> dated(text))
                .or(() -> named(text))
                .or(() -> yearless(text))
                .or(() -> timeOfDay(text));
    }

    private static Optional<StatedTime> epoch(String text) {
        Matcher found = EPOCH.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(Long.parseLong(found.group(1)), 0, ZoneOffset.UTC);
        long nanosOfDay = time.toLocalTime().toNanoOfDay() + fraction(found.group(2));
        return Optional.of(new StatedTime(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                nanosOfDay,
                0,
                found.group(2).length()));
    }

    private static Optional<StatedTime> dated(String text) {
        Matcher found = ISO.matcher(text);
        return found.find()
                ? stated(found, number(found.group("y")), number(found.group("mo")), number(found.group("d")))
                : Optional.empty();
    }

    private static Optional<StatedTime> named(String text) {
        Matcher found = NAMED.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int year = number(found.group("y") == null ? found.group("y2") : found.group("y"));
        return stated(found, year, MONTHS.indexOf(found.group("mn")) + 1, number(found.group("d")));
    }

    private static Optional<StatedTime> yearless(String text) {
        Matcher found = SHORT.matcher(text);
        return found.find() ? stated(found, 0, number(found.group("mo")), number(found.group("d"))) : Optional.empty();
    }

    private static Optional<StatedTime> timeOfDay(String text) {
        Matcher found = TIME_OF_DAY.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        return nanosOfDay(found).map(nanos -> new StatedTime(0, 0, 0, nanos, 0, digits(found)));
    }

    private static Optional<StatedTime> stated(Matcher found, int year, int month, int day) {
        if (month < 1
                || month > 12
                || day < 1
                || day > LocalDate.of(2000, month, 1).lengthOfMonth()) {
            return Optional.empty();
        }
        return nanosOfDay(found).map(nanos -> new StatedTime(year, month, day, nanos, offset(found), digits(found)));
    }

    private static Optional<Long> nanosOfDay(Matcher found) {
        long hour = number(found.group("h"));
        long minute = number(found.group("m"));
        long second = number(found.group("s"));
        if (hour > 23 || minute > 59 || second > 60) {
            return Optional.empty();
        }
        String fraction = found.group("f");
        return Optional.of(
                ((hour * 60 + minute) * 60 + second) * 1_000_000_000L + (fraction == null ? 0 : fraction(fraction)));
    }

    private static int offset(Matcher found) {
        String hours = found.group("zh");
        if (hours == null) {
            return 0;
        }
        int seconds = Math.abs(Integer.parseInt(hours)) * 3600 + number(found.group("zm")) * 60;
        return hours.charAt(0) == '-' ? -seconds : seconds;
    }

    private static int digits(Matcher found) {
        String fraction = found.group("f");
        return fraction == null ? 0 : fraction.length();
    }

    /** Decimals of a second in nanoseconds. */
    private static long fraction(String decimals) {
        long nanos = Long.parseLong(decimals);
        for (int i = decimals.length(); i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** A few digits; 0 when the group did not take part. */
    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
