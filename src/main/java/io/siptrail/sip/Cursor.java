package io.siptrail.sip;

import java.util.Optional;

/** Reads one header value from left to right in the small verbs of the grammar of RFC 3261 §25.1. Never fails: it raises issues and goes on. */
final class Cursor {

    static final long BLANK = Ascii.set(" \t\r\n");
    static final long COMMA_OR_QUOTE = BLANK | Ascii.set(",\"");
    static final long SEMICOLON_OR_COMMA = BLANK | Ascii.set(";,");
    private static final long VALUE = BLANK | Ascii.set(";\"");
    private static final long VALUE_IN_LIST = VALUE | Ascii.set(",");
    private static final long NAME = VALUE | Ascii.set("=");
    private static final long NAME_IN_LIST = NAME | Ascii.set(",");

    private final String text;
    private final int end;
    private final SyntaxIssues issues;
    private final int base;
    private final boolean exact;
    private final boolean escapes;
    private int at;

    private Cursor(String text, SyntaxIssues issues, int base, boolean exact) {
        this.text = text;
        this.end = text.length();
        this.issues = issues;
        this.base = base;
        this.exact = exact;
        this.escapes = text.indexOf('\\') >= 0;
    }

    /**
     * @param base byte offset in the message of the first character
     * @param exact whether one character is one byte, so that offsets can go on from there
     */
    static Cursor of(String text, SyntaxIssues issues, int base, boolean exact) {
        return new Cursor(text, issues, base, exact);
    }

    /** Over a text that stands alone. */
    static Cursor over(String text) {
        return new Cursor(text, SyntaxIssues.unkept(), 0, true);
    }

    SyntaxIssues issues() {
        return issues;
    }

    /** Byte offset in the message of the character at {@code index}. */
    int offset(int index) {
        return exact ? base + index : base;
    }

    void issue(IssueCode code, int index) {
        issues.add(code, offset(index), text, index);
    }

    int position() {
        return at;
    }

    void position(int index) {
        at = index;
    }

    boolean atEnd() {
        return at >= end;
    }

    boolean at(char c) {
        return at < end && text.charAt(at) == c;
    }

    boolean skip(char c) {
        if (at(c)) {
            at++;
            return true;
        }
        return false;
    }

    Cursor skipBlanks() {
        while (at < end && Ascii.isBlank(text.charAt(at))) {
            at++;
        }
        return this;
    }

    /** Goes on to the next of the two characters, or to the end. Quoted strings hide what is in them. */
    void skipTo(char one, char other) {
        while (at < end && !at(one) && !at(other)) {
            at = at('"') ? closingQuote(at) + 1 : at + 1;
        }
        at = Math.min(at, end);
    }

    /** The text from here to the end. */
    String rest() {
        return text.substring(at);
    }

    void skipToEnd() {
        at = end;
    }

    /** The text from {@code from} up to here, without blanks at its ends. */
    String since(int from) {
        return between(from, at);
    }

    String between(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && Ascii.isBlank(text.charAt(first))) {
            first++;
        }
        while (last > first && Ascii.isBlank(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last);
    }

    /** The token here, perhaps empty. */
    String token() {
        int from = at;
        while (at < end && Ascii.isToken(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** The characters here up to one of {@code stops}, a set of {@link Ascii#set}. */
    String until(long stops) {
        int from = at;
        while (at < end && !Ascii.isIn(stops, text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** The number here, at most 2^63-1; -1 where there is no digit. */
    long number() {
        int from = at;
        long value = 0;
        while (at < end && Ascii.isDigit(text.charAt(at))) {
            value = Digits.append(value, text.charAt(at));
            at++;
        }
        return at == from ? -1 : value;
    }

    /** The quoted string here without its quotes and escapes (RFC 3261 §25.1 quoted-string); without an end it is no value. */
    Optional<String> quoted() {
        int open = at;
        int close = closingQuote(open);
        if (close == end) {
            issue(IssueCode.UNTERMINATED_QUOTE, open);
            at = end;
            return Optional.empty();
        }
        at = close + 1;
        return Optional.of(unescaped(open + 1, close));
    }

    private int closingQuote(int open) {
        if (!escapes) {
            int close = text.indexOf('"', open + 1);
            return close < 0 ? end : close;
        }
        int i = open + 1;
        while (i < end && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private String unescaped(int from, int to) {
        if (!escapes) {
            return text.substring(from, to);
        }
        StringBuilder plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\' && i + 1 < to) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** Where an opening angle bracket stands before the address could end, or -1. */
    int openAngle(boolean list) {
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == '<') {
                return i;
            }
            if (c == ';' || c == '"' || (list && c == ',')) {
                return -1;
            }
        }
        return -1;
    }

    /** The text between the angle brackets here; without the second it is no value. */
    Optional<String> enclosed() {
        int open = at;
        int close = text.indexOf('>', open);
        if (close < 0) {
            issue(IssueCode.UNTERMINATED_ANGLE, open);
            at = end;
            return Optional.empty();
        }
        at = close + 1;
        String inner = between(open + 1, close);
        if (inner.length() < close - open - 1) {
            issue(IssueCode.BLANK_IN_URI, open);
        }
        return Optional.of(inner);
    }

    /** The parameters here, {@code ;name=value} each, up to a comma (of a list) or the end. */
    Parameters parameters(boolean list) {
        skipBlanks();
        if (!at(';')) {
            return Parameters.NONE;
        }
        Parameters.Gatherer gatherer = new Parameters.Gatherer(issues);
        while (skipBlanks().skip(';')) {
            parameter(gatherer, list);
            unexpected(list);
        }
        return gatherer.gathered();
    }

    private void parameter(Parameters.Gatherer gatherer, boolean list) {
        int start = skipBlanks().at;
        String name = until(list ? NAME_IN_LIST : NAME);
        if (name.isEmpty()) {
            issue(IssueCode.EMPTY_PARAMETER, Math.max(0, start - 1));
            return;
        }
        if (!skipBlanks().skip('=')) {
            gatherer.add(name, Optional.empty(), false, offset(start));
            return;
        }
        boolean quoted = skipBlanks().at('"');
        Optional<String> value = quoted ? quoted() : Optional.of(until(list ? VALUE_IN_LIST : VALUE));
        if (value.isPresent() && (quoted || !value.get().isEmpty())) {
            gatherer.add(name, value, quoted, offset(start));
        } else {
            issue(IssueCode.BAD_PARAMETER, start);
        }
    }

    /** Passes over what stands before the next {@code ;}, comma or end. */
    private void unexpected(boolean list) {
        skipBlanks();
        if (!atEnd() && !at(';') && !(list && at(','))) {
            issue(IssueCode.UNEXPECTED_TEXT, at);
            skipTo(';', list ? ',' : ';');
        }
    }

    /** In a list, to the start of its next value: false at the end. Empty values are issues. */
    boolean nextElement() {
        boolean first = at == 0;
        while (skipBlanks().at(',')) {
            if (first) {
                issue(IssueCode.EMPTY_ELEMENT, at);
            }
            at++;
            first = true;
        }
        if (atEnd() && first && end > 0) {
            issue(IssueCode.EMPTY_ELEMENT, end - 1);
        }
        return !atEnd();
    }

    /** To the comma that ends this value of a list, or to the end; text before it is an issue. */
    void endElement() {
        if (!skipBlanks().atEnd() && !at(',')) {
            issue(IssueCode.UNEXPECTED_TEXT, at);
            skipTo(',', ',');
        }
    }
}
