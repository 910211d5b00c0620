package io.siptrail.sip;

import java.util.Optional;

/** Decides what a URI is and reads it. */
final class UriReader {

    private UriReader() {}

    /** Reads the characters in [from, to). {@code offset} is where they stand in the message, for the issues. */
    static Uri read(String text, int from, int to, SyntaxIssues issues, int offset) {
        SipUri repeated = RepeatedUris.find(text, from, to, issues.limits());
        if (repeated != null) {
            return repeated;
        }
        int before = issues.count();
        Uri uri = read(text.substring(from, to), issues, offset);
        if (uri instanceof SipUri sip && issues.count() == before) {
            RepeatedUris.keep(sip);
        }
        return uri;
    }

    private static Uri read(String text, SyntaxIssues issues, int offset) {
        int colon = schemeEnd(text);
        if (colon == 0 || hasBlank(text)) {
            issues.add(IssueCode.BAD_URI, offset, text);
            return new OpaqueUri(text.substring(0, colon), text);
        }
        String scheme = RepeatedTexts.of(text, 0, colon);
        Optional<? extends Uri> known = Optional.empty();
        if (Ascii.equalsIgnoreCase(scheme, "sip") || Ascii.equalsIgnoreCase(scheme, "sips")) {
            known = SipUri.parse(text, scheme, issues, offset);
        } else if (Ascii.equalsIgnoreCase(scheme, "tel")) {
            known = TelUri.parse(text, colon + 1, issues, offset);
        } else {
            return new OpaqueUri(scheme, text);
        }
        if (known.isPresent()) {
            return known.get();
        }
        issues.add(IssueCode.BAD_URI, offset, text);
        return new OpaqueUri(scheme, text);
    }

    /** Where the colon after a scheme stands (RFC 3986 §3.1), or 0. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean inner = Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!Ascii.isLetter(c) && !(inner && i > 0)) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean hasBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    /** Reads {@code name=value} pairs in [from, to), each after one character, with {@code separator} between them. */
    static Parameters parameters(String text, int from, int to, char separator, SyntaxIssues issues, int offset) {
        if (from >= to) {
            return Parameters.NONE;
        }
        ParameterGatherer gathered = new ParameterGatherer(issues);
        int at = from;
        while (at < to) {
            int next = indexOf(text, separator, at + 1, to);
            parameter(text, at + 1, next, gathered, issues, offset);
            at = next;
        }
        return gathered.gathered(text, 0);
    }

    private static void parameter(
            String text, int from, int to, ParameterGatherer gathered, SyntaxIssues issues, int offset) {
        int equals = indexOf(text, '=', from, to);
        if (equals == from) {
            issues.add(IssueCode.EMPTY_PARAMETER, offset, text, Math.max(0, from - 1), text.length());
        } else if (equals == to) {
            gathered.addFlag(text, from, to, offset);
        } else {
            gathered.add(text, from, equals, equals + 1, to, offset);
        }
    }

    static int indexOf(String text, char wanted, int from, int to) {
        int found = text.indexOf(wanted, from);
        return found < 0 || found > to ? to : found;
    }
}
