package io.siptrail.sip;

import java.util.OptionalLong;

/** A time in whole seconds: digits only; above 2^32-1 it counts as that (RFC 3261 §20.19, §25.1). */
final class DeltaSeconds {

    static final long MAX = 0xFFFF_FFFFL;

    private DeltaSeconds() {}

    /** The number at the cursor, with issues for one that is malformed or overlarge. */
    static OptionalLong read(Cursor cursor) {
        int start = cursor.position();
        long value = cursor.number();
        if (value < 0) {
            cursor.issue(IssueCode.BAD_DELTA_SECONDS, start);
            return OptionalLong.empty();
        }
        if (value > MAX) {
            cursor.issue(IssueCode.OVERLARGE_DELTA_SECONDS, start);
        }
        return OptionalLong.of(Math.min(value, MAX));
    }

    /** As {@link #read}, where nothing may follow the number. */
    static OptionalLong readAlone(Cursor cursor) {
        int start = cursor.position();
        OptionalLong value = read(cursor);
        if (value.isPresent() && !cursor.skipBlanks().atEnd()) {
            cursor.issue(IssueCode.BAD_DELTA_SECONDS, start);
            return OptionalLong.empty();
        }
        return value;
    }

    /** As {@link #readAlone}, but a comment or parameters may follow (RFC 3261 §20.33 Retry-After). */
    static OptionalLong readBeforeComment(Cursor cursor) {
        int start = cursor.position();
        OptionalLong value = read(cursor);
        if (value.isPresent() && !cursor.skipBlanks().atEnd() && !cursor.at('(') && !cursor.at(';')) {
            cursor.issue(IssueCode.BAD_DELTA_SECONDS, start);
            return OptionalLong.empty();
        }
        return value;
    }
}
