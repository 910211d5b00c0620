package io.siptrail.sip;

import java.util.Optional;

/**
 * A scheme and its parameters, the shape that challenges and credentials share (RFC 3261 §25.1, RFC 7235 §2.1).
 *
 * @param scheme empty where there is none
 * @param token68 what a scheme like Basic has in place of parameters
 */
record AuthValue(String scheme, Optional<String> token68, Parameters parameters, String text) {

    /** {@code list}: further challenges may follow, and the cursor is left at the next one. */
    static AuthValue read(Cursor cursor, boolean list) {
        int start = cursor.skipBlanks().position();
        if (!cursor.token()) {
            cursor.issue(IssueCode.BAD_AUTH_SCHEME, start);
            cursor.skipToEnd();
            cursor.part(start, cursor.position());
            return new AuthValue("", Optional.empty(), Parameters.NONE, cursor.part());
        }
        String scheme = cursor.namePart("Digest");
        // Digest has parameters only, so that "Digest username=" is a broken one and no token.
        boolean digest = Ascii.equalsIgnoreCase(scheme, "Digest");
        Optional<String> token68 = digest ? Optional.empty() : token68(cursor);
        ParameterGatherer gathered = cursor.gatherer();
        if (token68.isEmpty()) {
            parameters(gathered, cursor, list);
        }
        if (!list && !cursor.skipBlanks().atEnd()) {
            cursor.issue(IssueCode.UNEXPECTED_TEXT, cursor.position());
            cursor.skipToEnd();
        }
        cursor.partWithoutCommas(start, cursor.position());
        String text = cursor.part();
        return new AuthValue(scheme, token68, gathered.gathered(text, start), text);
    }

    /** token68 = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"=" (RFC 7235 §2.1), alone up to a comma or the end. */
    private static Optional<String> token68(Cursor cursor) {
        int start = cursor.skipBlanks().position();
        cursor.until(Cursor.COMMA_OR_QUOTE);
        String text = cursor.part();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        boolean alone = cursor.skipBlanks().atEnd() || cursor.at(',');
        if (end > 0 && alone && isToken68(text, end)) {
            return Optional.of(text);
        }
        cursor.position(start);
        return Optional.empty();
    }

    private static boolean isToken68(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && "-._~+/".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void parameters(ParameterGatherer gathered, Cursor cursor, boolean list) {
        boolean separated = true;
        while (!skipCommas(cursor)) {
            int start = cursor.position();
            boolean named = cursor.token();
            int nameEnd = cursor.position();
            if (cursor.skipBlanks().skip('=')) {
                separated(separated, cursor, start);
                cursor.authValue(gathered, start, nameEnd);
            } else if (list && named && !cursor.at('"')) {
                cursor.position(start);
                break;
            } else {
                cursor.issue(IssueCode.BAD_PARAMETER, start);
                cursor.skipTo(',', ',');
            }
            separated = cursor.skipBlanks().at(',');
        }
    }

    private static void separated(boolean separated, Cursor cursor, int start) {
        if (!separated) {
            cursor.issue(IssueCode.MISSING_SEPARATOR, start);
        }
    }

    /** True at the end. */
    private static boolean skipCommas(Cursor cursor) {
        int commas = 0;
        while (cursor.skipBlanks().skip(',')) {
            commas++;
        }
        if (commas > 1) {
            cursor.issue(IssueCode.EMPTY_ELEMENT, cursor.position() - 1);
        }
        return cursor.atEnd();
    }
}
