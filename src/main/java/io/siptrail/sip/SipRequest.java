package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/** A request (RFC 3261 §7.1). */
public final class SipRequest extends SipMessage {

    private final String method;
    private final int uriStart;
    private final int uriEnd;
    private @Nullable Uri requestUri;

    /** The Request-URI stands in [uriStart, uriEnd) of the message. */
    SipRequest(MessageParts parts, String method, int uriStart, int uriEnd) {
        super(parts);
        this.method = method;
        this.uriStart = uriStart;
        this.uriEnd = uriEnd;
    }

    /** In its case; any token can be one. */
    @Override
    public String method() {
        return method;
    }

    /** The Request-URI as on the wire. */
    public String requestUriText() {
        return parts().text().repeated(uriStart, uriEnd);
    }

    /** The Request-URI, without angle brackets where it wrongly has them. */
    public Uri requestUri() {
        Uri uri = requestUri;
        return uri == null ? readUri(SyntaxIssues.unkept()) : uri;
    }

    private Uri readUri(SyntaxIssues issues) {
        int inner = parts().text().isEnclosed(uriStart, uriEnd) ? 1 : 0;
        Uri uri = parts().text().uri(uriStart + inner, uriEnd - inner, issues, method.length() + 1);
        requestUri = uri;
        return uri;
    }

    @Override
    void checkStartLine(SyntaxIssues issues) {
        boolean headers =
                readUri(issues) instanceof SipUri uri && !uri.headers().isEmpty();
        if (headers) {
            issues.add(IssueCode.HEADERS_IN_REQUEST_URI, method.length() + 1, requestUriText());
        }
    }
}
