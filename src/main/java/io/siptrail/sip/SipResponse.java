package io.siptrail.sip;

/** A response (RFC 3261 §7.2). */
public final class SipResponse extends SipMessage {

    private final String method;
    private final int statusCode;
    private final int reasonStart;
    private final int reasonEnd;

    /** The Reason-Phrase stands in [reasonStart, reasonEnd) of the message. */
    SipResponse(MessageParts parts, String method, int statusCode, int reasonStart, int reasonEnd) {
        super(parts);
        this.method = method;
        this.statusCode = statusCode;
        this.reasonStart = reasonStart;
        this.reasonEnd = reasonEnd;
    }

    /** 100 to 999; 0 where it is not three digits. */
    public int statusCode() {
        return statusCode;
    }

    /** The Reason-Phrase, perhaps empty. */
    public String reason() {
        return parts().text().repeated(reasonStart, reasonEnd);
    }

    /** The CSeq method, empty where that is unknown. */
    @Override
    public String method() {
        return method;
    }

    @Override
    void checkStartLine(SyntaxIssues issues) {
        // The scan has said all there is to say of a status line.
    }
}
