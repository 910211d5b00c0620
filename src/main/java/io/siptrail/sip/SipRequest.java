package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/** A request (RFC 3261 §7.1). */
public final class SipRequest extends SipMessage {

    private final String method;
    private final String requestUriText;
    private @Nullable Uri requestUri;

    SipRequest(MessageParts parts, String method, String requestUriText) {
        super(parts);
        this.method = method;
        this.requestUriText = requestUriText;
    }

    /** In its case; any token can be one. */
    @Override
    public String method() {
        return method;
    }

    /** The Request-URI as on the wire. */
    public String requestUriText() {
        return requestUriText;
    }

    /** The Request-URI, without angle brackets where it wrongly has them. */
    public Uri requestUri() {
        Uri uri = requestUri;
        return uri == null ? readUri(SyntaxIssues.unkept()) : uri;
    }

    private Uri readUri(SyntaxIssues issues) {
        int last = requestUriText.length() - 1;
        boolean enclosed = last > 1 && requestUriText.charAt(0) == '<' && requestUriText.charAt(last) == '>';
        Uri uri = UriReader.read(
                requestUriText,
                enclosed ? 1 : 0,
                enclosed ? last : requestUriText.length(),
                issues,
                method.length() + 1);
        requestUri = uri;
        return uri;
    }

    @Override
    void checkStartLine(SyntaxIssues issues) {
        boolean headers =
                readUri(issues) instanceof SipUri uri && !uri.headers().isEmpty();
        if (headers) {
            issues.add(IssueCode.HEADERS_IN_REQUEST_URI, method.length() + 1, requestUriText);
        }
    }
}
