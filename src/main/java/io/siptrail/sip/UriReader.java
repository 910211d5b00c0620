package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/** Decides what a URI is and reads it. */
final class UriReader {

    private UriReader() {}

    /** {@code offset} is where the text stands in the message, for the issues. */
    static Uri read(String text, SyntaxIssues issues, int offset) {
        return read(WireText.shape(text), text, 0, text.length(), issues, offset);
    }

    /** Reads the characters in [from, to) of a text as {@link WireText#cut} takes it. */
    static Uri read(byte[] bytes, @Nullable String text, int from, int to, SyntaxIssues issues, int offset) {
        String own = WireText.cut(bytes, text, from, to);
        int colon = beginsWithSip(bytes, from, to) ? from + 3 : schemeEnd(bytes, from, to);
        if (colon == from || hasBlank(bytes, from, to)) {
            issues.add(IssueCode.BAD_URI, offset, own);
            return new OpaqueUri(own.substring(0, colon - from), own);
        }
        if (beginsWithSip(bytes, from, to)) {
            return known(SipUri.parse(own, "sip", bytes, from, to, issues, offset), "sip", own, issues, offset);
        }
        String scheme = own.substring(0, colon - from);
        if (Ascii.equalsIgnoreCase(scheme, "sip") || Ascii.equalsIgnoreCase(scheme, "sips")) {
            return known(SipUri.parse(own, scheme, bytes, from, to, issues, offset), scheme, own, issues, offset);
        }
        if (Ascii.equalsIgnoreCase(scheme, "tel")) {
            return known(TelUri.parse(own, bytes, from, to, issues, offset), scheme, own, issues, offset);
        }
        return new OpaqueUri(scheme, own);
    }

    private static Uri known(@Nullable Uri uri, String scheme, String text, SyntaxIssues issues, int offset) {
        if (uri != null) {
            return uri;
        }
        issues.add(IssueCode.BAD_URI, offset, text);
        return new OpaqueUri(scheme, text);
    }

    /** Where the colon after a scheme stands (RFC 3986 §3.1), or {@code from}. */
    private static int schemeEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c == ':') {
                return i;
            }
            boolean inner = Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!Ascii.isLetter(c) && !(inner && i > from)) {
                return from;
            }
        }
        return from;
    }

    private static boolean beginsWithSip(byte[] bytes, int from, int to) {
        return to - from > 3
                && bytes[from] == 's'
                && bytes[from + 1] == 'i'
                && bytes[from + 2] == 'p'
                && bytes[from + 3] == ':';
    }

    private static boolean hasBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] <= ' ') {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads {@code name=value} pairs in [from, to), each after one character, with {@code separator} between them.
     *
     * @param own the text of the URI, which begins at {@code start} of the bytes
     */
    static Parameters parameters(
            String own, byte[] bytes, int start, int from, int to, char separator, SyntaxIssues issues, int offset) {
        if (from >= to) {
            return Parameters.NONE;
        }
        ParameterGatherer gathered = issues.gatherer().in(bytes, own, start);
        int at = from;
        while (at < to) {
            int next = indexOf(bytes, separator, at + 1, to);
            int equals = indexOf(bytes, '=', at + 1, next);
            if (equals == at + 1) {
                issues.add(IssueCode.EMPTY_PARAMETER, offset, detail(own, at - start));
            } else if (equals == next) {
                gathered.addFlag(at + 1, next, offset);
            } else {
                gathered.add(at + 1, equals, equals + 1, next, offset);
            }
            at = next;
        }
        return gathered.gathered(own, start);
    }

    private static String detail(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + SyntaxIssue.MAX_DETAIL));
    }

    /** Where the byte first stands in [from, to), or {@code to}. */
    static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
