package io.siptrail.sip;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The Date header: {@code Sat, 13 Nov 2010 23:29:00 GMT} and no other form (RFC 3261 §20.17). */
final class SipDate {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private SipDate() {}

    static Optional<Instant> read(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        Optional<Instant> date = parse(cursor);
        if (date.isEmpty()) {
            cursor.issue(IssueCode.BAD_DATE, start);
        }
        return date;
    }

    private static Optional<Instant> parse(Cursor cursor) {
        boolean weekday = token(cursor).length() == 3 && cursor.skip(',');
        int day = number(cursor.skipBlanks());
        int month = month(token(cursor.skipBlanks()));
        int year = number(cursor.skipBlanks());
        int hour = number(cursor.skipBlanks());
        boolean colons = cursor.skip(':');
        int minute = number(cursor);
        colons &= cursor.skip(':');
        int second = number(cursor);
        boolean gmt =
                token(cursor.skipBlanks()).equals("GMT") && cursor.skipBlanks().atEnd();
        return weekday && colons && gmt ? instant(year, month, day, hour, minute, second) : Optional.empty();
    }

    private static String token(Cursor cursor) {
        cursor.token();
        return cursor.part();
    }

    private static int number(Cursor cursor) {
        long number = cursor.number();
        return number > 9_999 ? -1 : (int) number;
    }

    /** 1 to 12, or 0. */
    private static int month(String name) {
        int at = name.length() == 3 ? MONTHS.indexOf(name) : -1;
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static Optional<Instant> instant(int year, int month, int day, int hour, int minute, int second) {
        try {
            return Optional.of(
                    LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
