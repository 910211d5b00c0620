package io.siptrail.sip;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads one header value from left to right in the small verbs of the grammar of RFC 3261 §25.1. Never fails: it raises
 * issues and goes on. Verbs that pass over something note it as the part last read, of which a String is only made on
 * demand. Reused for one value after another.
 */
final class Cursor {

    static final long BLANK = Ascii.set(" \t\r\n");
    private static final long BLANK_OR_COMMA = BLANK | Ascii.set(",");
    static final long COMMA_OR_QUOTE = BLANK | Ascii.set(",\"");
    static final long SEMICOLON_OR_COMMA = BLANK | Ascii.set(";,");
    private static final long VALUE = BLANK | Ascii.set(";\"");
    private static final long VALUE_IN_LIST = VALUE | Ascii.set(",");
    private static final long NAME = VALUE | Ascii.set("=");
    private static final long NAME_IN_LIST = NAME | Ascii.set(",");

    private final SyntaxIssues issues;

    private byte[] bytes = {};
    private @Nullable String text;
    private int start;
    private int end;
    private int base;
    private boolean exact;
    private int at;

    // The part last read.
    private int partStart;
    private int partEnd;

    // The URI last read of the message's own bytes, if it raised no issue: the From of a REGISTER is mostly the To
    // again.
    private @Nullable Uri lastUri;
    private int lastUriStart;
    private int lastUriEnd;

    Cursor(SyntaxIssues issues) {
        this.issues = issues;
    }

    /** Over a text that stands alone. */
    static Cursor over(String text) {
        return new Cursor(SyntaxIssues.unkept()).on(text, 0, true);
    }

    /**
     * Goes on with another text, which may be more than ASCII.
     *
     * @param base byte offset in the message of the first character
     * @param exact whether one character is one byte, so that offsets can go on from there
     */
    Cursor on(String text, int base, boolean exact) {
        on(WireText.shape(text), 0, text.length());
        this.text = text;
        this.base = base;
        this.exact = exact;
        return this;
    }

    /** Goes on with ASCII in [from, to) of a message, which it does not change. */
    Cursor on(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.text = null;
        this.start = from;
        this.end = to;
        this.base = 0;
        this.exact = true;
        this.at = from;
        return this;
    }

    SyntaxIssues issues() {
        return issues;
    }

    /** Byte offset in the message of the character at {@code index}. */
    int offset(int index) {
        return exact ? base + index : base;
    }

    void issue(IssueCode code, int index) {
        int from = Math.min(index, end);
        issues.add(code, offset(index), cut(from, Math.min(end, from + SyntaxIssue.MAX_DETAIL)));
    }

    private String cut(int from, int to) {
        return WireText.cut(bytes, text, from, to);
    }

    /** Where the value begins. */
    int start() {
        return start;
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
        return at < end && bytes[at] == c;
    }

    boolean skip(char c) {
        if (at(c)) {
            at++;
            return true;
        }
        return false;
    }

    Cursor skipBlanks() {
        byte[] b = bytes;
        int i = at;
        while (i < end && Ascii.isBlank(b[i])) {
            i++;
        }
        at = i;
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
        return cut(at, end);
    }

    void skipToEnd() {
        at = end;
    }

    /** Makes [from, to) without blanks at its ends the part last read. */
    void part(int from, int to) {
        partStart = from;
        partEnd = to;
        while (partStart < partEnd && Ascii.isBlank(bytes[partStart])) {
            partStart++;
        }
        while (partEnd > partStart && Ascii.isBlank(bytes[partEnd - 1])) {
            partEnd--;
        }
    }

    /** As {@link #part(int, int)}, but without commas at its end either. */
    void partWithoutCommas(int from, int to) {
        part(from, to);
        while (partEnd > partStart && Ascii.isIn(BLANK_OR_COMMA, bytes[partEnd - 1])) {
            partEnd--;
        }
    }

    boolean partIsEmpty() {
        return partStart == partEnd;
    }

    int partStart() {
        return partStart;
    }

    int partEnd() {
        return partEnd;
    }

    /** The part last read. */
    String part() {
        return cut(partStart, partEnd);
    }

    /** The part last read, a name of which most are {@code usual}. */
    String namePart(String usual) {
        return Methods.matches(bytes, partStart, partEnd, usual) ? usual : repeatedPart();
    }

    /** The part last read, which many messages share. */
    String repeatedPart() {
        return text == null ? RepeatedTexts.of(bytes, partStart, partEnd) : part();
    }

    /** The part last read, a quoted string, without its escapes. */
    String unescapedPart() {
        return WireText.unescaped(part());
    }

    /** The part last read as a URI; {@code index} is where it is said to stand. */
    Uri uriPart(int index) {
        if (text != null) {
            return UriReader.read(bytes, text, partStart, partEnd, issues, offset(index));
        }
        Uri same = lastUri;
        if (same != null && Arrays.equals(bytes, lastUriStart, lastUriEnd, bytes, partStart, partEnd)) {
            return same;
        }
        int before = issues.count();
        Uri uri = UriReader.read(bytes, null, partStart, partEnd, issues, offset(index));
        lastUri = issues.count() == before ? uri : null;
        lastUriStart = partStart;
        lastUriEnd = partEnd;
        return uri;
    }

    /** The end of the host that stands at {@code from} and before {@code to}. */
    int hostEnd(int from, int to) {
        return HostPort.hostEnd(bytes, from, to);
    }

    /** The port that the part last read is. */
    OptionalInt portPart() {
        return HostPort.port(bytes, partStart, partEnd);
    }

    boolean isTokenPart() {
        return Ascii.isToken(bytes, partStart, partEnd);
    }

    /** Whether the part last read has nothing but tokens and blanks. */
    boolean isTokensPart() {
        for (int i = partStart; i < partEnd; i++) {
            if (!Ascii.isToken(bytes[i]) && !Ascii.isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character of the part last read is one of {@code set}, made by {@link Ascii#set}. */
    boolean partHas(long set) {
        for (int i = partStart; i < partEnd; i++) {
            if (Ascii.isIn(set, bytes[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean passedTo(int to) {
        partStart = at;
        partEnd = to;
        at = to;
        return partEnd > partStart;
    }

    /** Passes over the token here; false where there is none. */
    boolean token() {
        byte[] b = bytes;
        int i = at;
        while (i < end && Ascii.isToken(b[i])) {
            i++;
        }
        return passedTo(i);
    }

    /** Passes over the characters here up to one of {@code stops}, a set of {@link Ascii#set}; false where there are none. */
    boolean until(long stops) {
        byte[] b = bytes;
        int i = at;
        while (i < end && !Ascii.isIn(stops, b[i])) {
            i++;
        }
        return passedTo(i);
    }

    /** The number here, at most 2^63-1; -1 where there is no digit. */
    long number() {
        int from = at;
        long value = 0;
        while (at < end && Ascii.isDigit(bytes[at])) {
            value = Digits.append(value, (char) bytes[at]);
            at++;
        }
        return at == from ? -1 : value;
    }

    /** Passes over the quoted string here, the part being what stands between its quotes (RFC 3261 §25.1); false, at the end, where it has no end. */
    boolean quoted() {
        int open = at;
        int close = closingQuote(open);
        if (close >= end) {
            issue(IssueCode.UNTERMINATED_QUOTE, open);
            at = end;
            return false;
        }
        at = close + 1;
        partStart = open + 1;
        partEnd = close;
        return true;
    }

    private int closingQuote(int open) {
        byte[] b = bytes;
        int i = open + 1;
        while (i < end) {
            int c = b[i];
            if (c == '"') {
                return i;
            }
            i += c == '\\' ? 2 : 1;
        }
        return end;
    }

    /** Where an opening angle bracket stands before the address could end, or -1. */
    int openAngle(boolean list) {
        for (int i = at; i < end; i++) {
            int c = bytes[i];
            if (c == '<') {
                return i;
            }
            if (c == ';' || c == '"' || (list && c == ',')) {
                return -1;
            }
        }
        return -1;
    }

    /** Passes over the angle brackets here, the part being what stands between them; false, at the end, without the second. */
    boolean enclosed() {
        int open = at;
        int close = UriReader.indexOf(bytes, '>', open, end);
        if (close == end) {
            at = end;
            issue(IssueCode.UNTERMINATED_ANGLE, open);
            return false;
        }
        part(open + 1, close);
        if (partEnd - partStart < close - open - 1) {
            issue(IssueCode.BLANK_IN_URI, open);
        }
        at = close + 1;
        return true;
    }

    /** An empty place to gather parameters of this value. */
    ParameterGatherer gatherer() {
        return issues.gatherer().in(bytes, text, 0);
    }

    /** The parameters here, {@code ;name=value} each, up to a comma (of a list) or the end. */
    Parameters parameters(boolean list) {
        if (!skipBlanks().at(';')) {
            return Parameters.NONE;
        }
        int from = at;
        ParameterGatherer gathered = gatherer();
        while (skipBlanks().skip(';')) {
            parameter(gathered, list);
            unexpected(list);
        }
        return gathered.isEmpty() ? Parameters.NONE : gathered.gathered(cut(from, at), from);
    }

    private void parameter(ParameterGatherer gathered, boolean list) {
        int from = skipBlanks().at;
        if (!until(list ? NAME_IN_LIST : NAME)) {
            issue(IssueCode.EMPTY_PARAMETER, Math.max(start, from - 1));
            return;
        }
        int nameEnd = at;
        if (!skipBlanks().skip('=')) {
            gathered.addFlag(from, nameEnd, offset(from));
        } else if (skipBlanks().at('"') ? quoted() : until(list ? VALUE_IN_LIST : VALUE)) {
            gathered.add(from, nameEnd, partStart, partEnd, offset(from));
        } else {
            issue(IssueCode.BAD_PARAMETER, from);
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

    /** Reads {@code name = value} of an authentication scheme, where the cursor is at the value. */
    void authValue(ParameterGatherer gathered, int nameStart, int nameEnd) {
        boolean quoted = skipBlanks().at('"');
        boolean present = quoted ? quoted() : until(COMMA_OR_QUOTE);
        if (nameEnd == nameStart || !present || (!quoted && !isTokenPart())) {
            issue(IssueCode.BAD_PARAMETER, nameStart);
        }
        if (nameEnd > nameStart && present) {
            gathered.add(nameStart, nameEnd, partStart, partEnd, offset(nameStart));
        }
    }

    /** In a list, to the start of its next value: false at the end. Empty values are issues. */
    boolean nextElement() {
        boolean first = at == start;
        while (skipBlanks().at(',')) {
            if (first) {
                issue(IssueCode.EMPTY_ELEMENT, at);
            }
            at++;
            first = true;
        }
        if (atEnd() && first && end > start) {
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
