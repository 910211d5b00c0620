package io.siptrail.sip;

import java.nio.ByteBuffer;

/**
 * Finds one SIP message in bytes that the caller owns and notes where its parts stand, without making an object. The
 * answers hold until the next {@link #scan}, as long as the caller leaves the bytes alone; {@link #message()} keeps a copy.
 * One scanner serves one thread.
 */
public final class MessageScanner {

    private static final int NONE = -1;

    private final SipLimits limits;
    private final StartLine startLine = new StartLine();
    private final HeaderIndex headers = new HeaderIndex();
    private final ScanIssues issues;
    private final PlainMessage plain;

    private byte[] bytes = {};
    private int start;
    private int limit;
    private int bodyStart;
    private int end;
    private boolean cut;
    private boolean headersEnded;
    private boolean complete;
    private boolean undecided;
    private boolean bareLf;
    private boolean contentLengthSeen;
    private boolean cseqSeen;
    private long contentLength;
    private int methodStart;
    private int methodEnd;

    // Of the header line last delimited.
    private boolean folded;
    private boolean ended;

    public MessageScanner(SipLimits limits) {
        this.limits = limits;
        this.issues = new ScanIssues(limits.maxIssues());
        this.plain = new PlainMessage(limits);
    }

    /**
     * Whether a SIP message can begin at {@code offset}, from a look at the first bytes that allocates nothing: a method and
     * a blank, or {@code SIP/}, perhaps after some line ends and blanks. Only {@link #scan} says that one does.
     *
     * @param data read by absolute position
     * @param length bytes of the payload from {@code offset} on
     */
    public static boolean mayBegin(ByteBuffer data, int offset, int length) {
        return MessageStart.possible(data, offset, length);
    }

    /**
     * Scans the message that starts at {@code offset} of a datagram; what follows it there is discarded with an issue (RFC 3261
     * §18.3), and without a Content-Length the body goes on to the end.
     *
     * @param cut the capture lost the end of these bytes: a last line without its line end is then unknown, not a value
     * @return whether a request line or a status line stands there
     */
    public boolean scan(byte[] bytes, int offset, int length, boolean cut) {
        if (!scanHeaders(bytes, offset, length, cut)) {
            return false;
        }
        endOfDatagram();
        return true;
    }

    /**
     * Scans the message that starts at {@code offset} of a stream: what follows it is the next message, and without a
     * Content-Length there is no body (RFC 3261 §18.3, §20.14). Whether more bytes are needed, {@link #isComplete()} says.
     */
    public boolean scanStream(byte[] bytes, int offset, int length) {
        if (!scanHeaders(bytes, offset, length, true)) {
            return false;
        }
        complete = headersEnded && bodyStart + Math.max(0, contentLength) <= limit;
        end = (int) Math.min(limit, bodyStart + Math.max(0, contentLength));
        return true;
    }

    private boolean scanHeaders(byte[] bytes, int offset, int length, boolean cut) {
        reset(bytes, offset, length, cut);
        start = skipLeadingBlanks();
        int lineEnd = LineEnds.next(bytes, start, limit);
        undecided = lineEnd == limit;
        if ((cut && lineEnd == limit) || !startLine.read(bytes, start, lineEnd, issues)) {
            return false;
        }
        if (startLine.isRequest()) {
            methodStart = startLine.methodStart();
            methodEnd = startLine.methodEnd();
        }
        noteLineEnd(lineEnd);
        readHeaders(Math.min(limit, lineEnd + 1));
        return true;
    }

    private void reset(byte[] bytes, int offset, int length, boolean cut) {
        this.bytes = bytes;
        this.limit = offset + length;
        this.start = offset;
        this.cut = cut;
        headers.clear();
        issues.clear();
        headersEnded = false;
        bareLf = false;
        contentLengthSeen = false;
        cseqSeen = false;
        contentLength = NONE;
        methodStart = 0;
        methodEnd = 0;
    }

    private int skipLeadingBlanks() {
        int last = (int) Math.min(limit, (long) start + limits.maxLeadingBlanks());
        int at = start;
        boolean spaces = false;
        while (at < last && Ascii.isBlank(bytes[at])) {
            spaces |= bytes[at] == ' ' || bytes[at] == '\t';
            at++;
        }
        if (spaces) {
            issues.add(IssueCode.LEADING_BLANK, at, at);
        }
        return at;
    }

    /*
     * The flow over the header section, line by line:
     *
     *   line -> [CR] LF -------------------------------------------------> body
     *        -> name *(SP / HTAB) ":" value LF *(blank-led lines LF) ----> next line
     *        -> anything else LF *(blank-led lines LF) -> issue ---------> next line
     *        -> bytes end before LF: kept if the datagram ends there, dropped if the capture cut it
     */
    private void readHeaders(int from) {
        int at = from;
        while (at < limit && !headersEnded) {
            int empty = afterEmptyLine(at);
            headersEnded = empty != NONE;
            at = headersEnded ? empty : readHeader(at);
        }
        bodyStart = at;
        if (!headersEnded && !cut) {
            issues.add(IssueCode.MISSING_EMPTY_LINE, limit, limit);
        }
    }

    /** The offset after an empty line at {@code at}, or -1. */
    private int afterEmptyLine(int at) {
        int lineEnd = at;
        while (lineEnd < limit && bytes[lineEnd] == '\r') {
            lineEnd++;
        }
        if (lineEnd == limit || bytes[lineEnd] != '\n') {
            return NONE;
        }
        noteLineEnd(lineEnd);
        return lineEnd + 1;
    }

    private int readHeader(int from) {
        byte[] b = bytes;
        int at = from;
        int hash = 0;
        while (at < limit && Ascii.isToken(b[at] & 0xff)) {
            hash = HeaderTable.mix(hash, b[at]);
            at++;
        }
        int nameEnd = at;
        while (at < limit && (b[at] == ' ' || b[at] == '\t')) {
            at++;
        }
        int next = delimit(at);
        if (next == limit && cut && !ended) {
            return limit;
        }
        if (nameEnd == from || at == limit || b[at] != ':') {
            issues.add(IssueCode.BAD_HEADER_LINE, from, next);
        } else {
            keep(from, nameEnd, hash, at + 1, next);
        }
        return next;
    }

    /** The offset after the line that goes on at {@code from}, with its folded continuations. */
    private int delimit(int from) {
        folded = false;
        int lineEnd = LineEnds.next(bytes, from, limit);
        while (lineEnd + 1 < limit && (bytes[lineEnd + 1] == ' ' || bytes[lineEnd + 1] == '\t')) {
            folded = true;
            noteLineEnd(lineEnd);
            lineEnd = LineEnds.next(bytes, lineEnd + 1, limit);
        }
        ended = lineEnd < limit;
        noteLineEnd(lineEnd);
        return ended ? lineEnd + 1 : limit;
    }

    private void noteLineEnd(int lineEnd) {
        if (!bareLf && lineEnd < limit && (lineEnd == start || bytes[lineEnd - 1] != '\r')) {
            bareLf = true;
            issues.add(IssueCode.BARE_LF, lineEnd, lineEnd);
        }
    }

    private void keep(int nameStart, int nameEnd, int hash, int afterColon, int next) {
        if (next - nameStart > limits.maxHeaderLineBytes()) {
            issues.add(IssueCode.HEADER_LINE_TOO_LONG, nameStart, nameEnd);
            return;
        }
        if (headers.count() >= limits.maxHeaders()) {
            issues.add(IssueCode.TOO_MANY_HEADERS, nameStart, nameEnd);
            return;
        }
        int valueEnd = next;
        while (valueEnd > afterColon && Ascii.isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        int valueStart = afterColon;
        while (valueStart < valueEnd && Ascii.isBlank(bytes[valueStart])) {
            valueStart++;
        }
        int number = HeaderTable.find(bytes, nameStart, nameEnd, hash);
        headers.add(number, folded, nameStart, nameEnd, valueStart, valueEnd);
        note(number, valueStart, valueEnd);
    }

    private void note(int number, int valueStart, int valueEnd) {
        if (number == KnownHeader.CONTENT_LENGTH.number()) {
            noteContentLength(valueStart, valueEnd);
        } else if (number == KnownHeader.CSEQ.number() && !startLine.isRequest() && !cseqSeen) {
            cseqSeen = true;
            noteCSeqMethod(valueStart, valueEnd);
        }
    }

    private void noteContentLength(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                value = NONE;
                break;
            }
            value = Math.min(Integer.MAX_VALUE, value * 10 + bytes[i] - '0');
        }
        if (from == to || value == NONE) {
            issues.add(IssueCode.BAD_CONTENT_LENGTH, from, to);
        } else if (!contentLengthSeen) {
            contentLengthSeen = true;
            contentLength = value;
        } else {
            issues.add(
                    value == contentLength ? IssueCode.DUPLICATE_HEADER : IssueCode.CONFLICTING_CONTENT_LENGTH,
                    from,
                    to);
        }
    }

    /** CSeq = 1*DIGIT LWS Method (RFC 3261 §20.16). */
    private void noteCSeqMethod(int from, int to) {
        int at = from;
        while (at < to && Ascii.isDigit(bytes[at])) {
            at++;
        }
        int digitsEnd = at;
        while (at < to && Ascii.isBlank(bytes[at])) {
            at++;
        }
        if (digitsEnd == from || at == digitsEnd) {
            return;
        }
        methodStart = at;
        while (at < to && Ascii.isToken(bytes[at] & 0xff)) {
            at++;
        }
        methodEnd = at;
    }

    private void endOfDatagram() {
        if (!headersEnded || contentLength == NONE) {
            end = limit;
            complete = !cut;
            return;
        }
        complete = bodyStart + contentLength <= limit;
        end = (int) Math.min(limit, bodyStart + contentLength);
        if (end < limit) {
            issues.add(IssueCode.TRAILING_BYTES, end, limit);
        } else if (!complete && !cut) {
            issues.add(IssueCode.BODY_TOO_SHORT, bodyStart, limit);
        }
    }

    public boolean isRequest() {
        return startLine.isRequest();
    }

    /** Whether the message is a REGISTER or a response to one, which its CSeq says. */
    public boolean isRegister() {
        return methodIs("REGISTER");
    }

    /** 0 for a request, and for a response whose code is not three digits from 100 up. */
    public int statusCode() {
        return startLine.statusCode();
    }

    /** Whether {@link #method()} is this one, in exactly this case. */
    public boolean methodIs(String method) {
        return Methods.matches(bytes, methodStart, methodEnd, method);
    }

    /** The method of a request, the CSeq method of a response, empty where that is unknown. Well-known methods allocate nothing. */
    public String method() {
        return Methods.name(bytes, methodStart, methodEnd);
    }

    /** Offset in the array of the first byte of the start line. */
    public int start() {
        return start;
    }

    /** Offset in the array of the first byte after the empty line, or of the end of the bytes where there is none. */
    public int bodyStart() {
        return bodyStart;
    }

    /** Offset in the array of the first byte after the message: its headers and Content-Length, bounded by the bytes given. */
    public int end() {
        return end;
    }

    /** Content-Length in bytes, at most 2^31-1; -1 where it is absent or no number. */
    public long contentLength() {
        return contentLength;
    }

    /** Whether every byte of the message is there: nothing cut, nothing yet to come on its stream. */
    public boolean isComplete() {
        return complete;
    }

    /** After a scan that found no message: whether that is for want of a line end, so that with more bytes of its stream one may begin here. */
    public boolean isUndecided() {
        return undecided;
    }

    /** The message as a value of its own, with a copy of its bytes. */
    public SipMessage message() {
        int headersEnd = Math.min(bodyStart, end);
        MessageParts parts = new MessageParts(
                MessageText.of(bytes, start, headersEnd, end),
                ContentHash.of(bytes, start, end),
                headers.from(start),
                headersEnd - start,
                headersEnded,
                cut && !complete,
                plain.holds(bytes, startLine, headers) ? plain.identity(start) : null,
                issues.from(bytes, start, limit),
                issues.count(),
                limits);
        int restStart = startLine.restStart() - start;
        int restEnd = startLine.restEnd() - start;
        return startLine.isRequest()
                ? new SipRequest(parts, method(), restStart, restEnd)
                : new SipResponse(parts, method(), startLine.statusCode(), restStart, restEnd);
    }
}
