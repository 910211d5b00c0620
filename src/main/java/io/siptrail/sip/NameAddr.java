package io.siptrail.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address with its parameters, as From, To, Contact and the route headers have it (RFC 3261 §25.1 name-addr, addr-spec).
 *
 * @param displayName without quotes and escapes; empty where there is none
 * @param parameters those of the header, outside the angle brackets
 */
public record NameAddr(String displayName, Uri uri, Parameters parameters) {

    private static final long QUESTION_OR_COMMA = Ascii.set("?,");

    /** The tag of a From or To (RFC 3261 §19.3). */
    public Optional<String> tag() {
        return parameters.value("tag");
    }

    /** Reads the value of a header that has one address, such as To. */
    public static Optional<NameAddr> parse(String text) {
        return Optional.ofNullable(read(Cursor.over(text), false));
    }

    /** {@code list}: a comma ends the value, and the cursor is left at it. Null where no address stands. */
    static @Nullable NameAddr read(Cursor cursor, boolean list) {
        String displayName = displayName(cursor.skipBlanks(), list);
        Uri uri = displayName == null ? null : uri(cursor, list);
        if (displayName == null || uri == null) {
            giveUp(cursor, list);
            return null;
        }
        Parameters parameters = cursor.parameters(list);
        finish(cursor, list);
        return new NameAddr(displayName, uri, parameters);
    }

    /** What stands before the angle bracket; null where no address can follow it. */
    private static @Nullable String displayName(Cursor cursor, boolean list) {
        int start = cursor.position();
        if (cursor.at('"')) {
            return quotedName(cursor, start);
        }
        int open = cursor.openAngle(list);
        if (open <= start) {
            return "";
        }
        cursor.part(start, open);
        if (!cursor.isTokensPart()) {
            cursor.issue(IssueCode.BAD_DISPLAY_NAME, start);
        }
        cursor.position(open);
        return cursor.part();
    }

    private static @Nullable String quotedName(Cursor cursor, int start) {
        if (!cursor.quoted()) {
            return null;
        }
        if (!cursor.skipBlanks().at('<')) {
            cursor.issue(IssueCode.BAD_ADDRESS, start);
            return null;
        }
        return cursor.unescapedPart();
    }

    private static @Nullable Uri uri(Cursor cursor, boolean list) {
        int start = cursor.position();
        boolean found = cursor.at('<') ? cursor.enclosed() : unenclosed(cursor, list);
        if (!found || cursor.partIsEmpty()) {
            cursor.issue(IssueCode.BAD_ADDRESS, start);
            return null;
        }
        return cursor.uriPart(start);
    }

    /** An addr-spec without brackets: parameters after it belong to the header (RFC 3261 §20.10). */
    private static boolean unenclosed(Cursor cursor, boolean list) {
        int start = cursor.position();
        cursor.skipTo(';', list ? ',' : ';');
        cursor.part(start, cursor.position());
        if (cursor.partHas(QUESTION_OR_COMMA)) {
            cursor.issue(IssueCode.UNENCLOSED_URI, start);
        }
        return true;
    }

    private static void giveUp(Cursor cursor, boolean list) {
        if (list) {
            cursor.skipTo(',', ',');
        } else {
            cursor.skipToEnd();
        }
    }

    private static void finish(Cursor cursor, boolean list) {
        if (list) {
            cursor.endElement();
        } else if (!cursor.skipBlanks().atEnd()) {
            cursor.issue(IssueCode.UNEXPECTED_TEXT, cursor.position());
        }
    }
}
