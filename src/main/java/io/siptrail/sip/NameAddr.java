package io.siptrail.sip;

import java.util.Optional;

/**
 * An address with its parameters, as From, To, Contact and the route headers have it (RFC 3261 §25.1 name-addr, addr-spec).
 *
 * @param displayName without quotes and escapes; empty where there is none
 * @param parameters those of the header, outside the angle brackets
 */
public record NameAddr(String displayName, Uri uri, Parameters parameters) {

    /** The tag of a From or To (RFC 3261 §19.3). */
    public Optional<String> tag() {
        return parameters.value("tag");
    }

    /** Reads the value of a header that has one address, such as To. */
    public static Optional<NameAddr> parse(String text) {
        return read(Cursor.over(text), false);
    }

    /** {@code list}: a comma ends the value, and the cursor is left at it. */
    static Optional<NameAddr> read(Cursor cursor, boolean list) {
        Optional<String> displayName = displayName(cursor.skipBlanks(), list);
        if (displayName.isEmpty()) {
            return giveUp(cursor, list);
        }
        int uriStart = cursor.position();
        Optional<String> text = cursor.at('<') ? cursor.enclosed() : unenclosed(cursor, list);
        if (text.isEmpty() || text.get().isEmpty()) {
            cursor.issue(IssueCode.BAD_ADDRESS, uriStart);
            return giveUp(cursor, list);
        }
        Uri uri = UriReader.read(text.get(), cursor.issues(), cursor.offset(uriStart));
        Parameters parameters = cursor.parameters(list);
        finish(cursor, list);
        return Optional.of(new NameAddr(displayName.get(), uri, parameters));
    }

    /** What stands before the angle bracket; absent where no address can follow it. */
    private static Optional<String> displayName(Cursor cursor, boolean list) {
        int start = cursor.position();
        if (cursor.at('"')) {
            Optional<String> quoted = cursor.quoted();
            if (quoted.isPresent() && !cursor.skipBlanks().at('<')) {
                cursor.issue(IssueCode.BAD_ADDRESS, start);
                return Optional.empty();
            }
            return quoted;
        }
        int open = cursor.openAngle(list);
        if (open <= start) {
            return Optional.of("");
        }
        String name = cursor.between(start, open);
        if (!isTokens(name)) {
            cursor.issue(IssueCode.BAD_DISPLAY_NAME, start);
        }
        cursor.position(open);
        return Optional.of(name);
    }

    private static boolean isTokens(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Ascii.isToken(name.charAt(i)) && !Ascii.isBlank(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** An addr-spec without brackets: parameters after it belong to the header (RFC 3261 §20.10). */
    private static Optional<String> unenclosed(Cursor cursor, boolean list) {
        int start = cursor.position();
        cursor.skipTo(';', list ? ',' : ';');
        String text = cursor.since(start);
        if (text.indexOf('?') >= 0 || text.indexOf(',') >= 0) {
            cursor.issue(IssueCode.UNENCLOSED_URI, start);
        }
        return Optional.of(text);
    }

    private static Optional<NameAddr> giveUp(Cursor cursor, boolean list) {
        if (list) {
            cursor.skipTo(',', ',');
        } else {
            cursor.skipToEnd();
        }
        return Optional.empty();
    }

    private static void finish(Cursor cursor, boolean list) {
        if (list) {
            cursor.endElement();
        } else if (!cursor.skipBlanks().atEnd()) {
            cursor.issue(IssueCode.UNEXPECTED_TEXT, cursor.position());
        }
    }
}
