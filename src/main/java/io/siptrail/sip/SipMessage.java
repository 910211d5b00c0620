package io.siptrail.sip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One SIP message with its own bytes (RFC 3261 §7). Immutable: header values are made, a group at a time, when they
 * are first asked for, and a race between threads costs that work twice, no more. A header that is malformed counts as absent and raises an issue.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {

    private final MessageParts parts;
    private @Nullable TypedHeaders identity;
    private @Nullable TypedHeaders registration;
    private @Nullable TypedHeaders all;

    SipMessage(MessageParts parts) {
        this.parts = parts;
    }

    /** Reads now, on a thread that has the time, what a registration will ask for. */
    public void readAhead() {
        registration();
    }

    /** The method of a request, the CSeq method of a response, empty where that is unknown. */
    public abstract String method();

    abstract void checkStartLine(SyntaxIssues issues);

    private TypedHeaders identity() {
        TypedHeaders headers = identity;
        if (headers == null) {
            headers = new HeaderReader(this).read(HeaderGroup.IDENTITY);
            identity = headers;
        }
        return headers;
    }

    private TypedHeaders registration() {
        TypedHeaders headers = registration;
        if (headers == null) {
            headers = new HeaderReader(this).read(HeaderGroup.REGISTRATION);
            registration = headers;
        }
        return headers;
    }

    private TypedHeaders all() {
        TypedHeaders headers = all;
        if (headers == null) {
            headers = new HeaderReader(this).readAll();
            all = headers;
            identity = headers;
            registration = headers;
        }
        return headers;
    }

    MessageParts parts() {
        return parts;
    }

    /** Whether the capture lost the end of this message: absent headers may have been there. */
    public boolean cut() {
        return parts.cut();
    }

    /** Bytes of the message, without what stood around it in its datagram. */
    public int length() {
        return parts.text().length();
    }

    /** A hash over all bytes: two captured copies of one packet have the same. */
    public long contentHash() {
        return parts.contentHash();
    }

    public Optional<String> callId() {
        PlainIdentity plain = parts.plain();
        return plain == null
                ? identity().callId
                : Optional.of(parts.text().decoded(plain.callIdStart(), plain.callIdEnd()));
    }

    public Optional<CSeq> cseq() {
        PlainIdentity plain = parts.plain();
        return plain == null ? identity().cseq : Optional.of(new CSeq(plain.cseq(), method()));
    }

    /** In their order, the nearest sender first. */
    public List<Via> vias() {
        return identity().vias;
    }

    /** How many Via values there are. */
    public int viaCount() {
        PlainIdentity plain = parts.plain();
        return plain == null ? vias().size() : plain.vias();
    }

    /** The branch of the top Via, empty where there is none. */
    public String topBranch() {
        PlainIdentity plain = parts.plain();
        if (plain != null) {
            return parts.text().ascii(plain.branchStart(), plain.branchEnd());
        }
        return vias().isEmpty() ? "" : vias().get(0).branch().orElse("");
    }

    /** The {@linkplain Via#sentBy() sent-by} of the top Via, empty where there is none. */
    public String topSentBy() {
        PlainIdentity plain = parts.plain();
        if (plain != null) {
            return Ascii.lower(parts.text().ascii(plain.sentByStart(), plain.sentByEnd()));
        }
        return vias().isEmpty() ? "" : vias().get(0).sentBy();
    }

    /** {@link Via#hasRport} of the top Via. */
    public boolean asksForPort() {
        PlainIdentity plain = parts.plain();
        return plain == null ? !vias().isEmpty() && vias().get(0).hasRport() : plain.asksForPort();
    }

    /** {@link Via#cameFromElsewhere} of the top Via. */
    public boolean cameFromElsewhere() {
        PlainIdentity plain = parts.plain();
        return plain == null ? !vias().isEmpty() && vias().get(0).cameFromElsewhere() : plain.fromElsewhere();
    }

    public Optional<NameAddr> from() {
        return all().from;
    }

    public Optional<NameAddr> to() {
        return identity().to;
    }

    /** The URI of the To header. */
    public Optional<Uri> toUri() {
        PlainIdentity plain = parts.plain();
        return plain == null
                ? to().map(NameAddr::uri)
                : Optional.of(parts.text().uri(plain.toStart(), plain.toEnd(), SyntaxIssues.unkept(), plain.toStart()));
    }

    /** All Contact values of all lines, in order. */
    public List<Contact> contacts() {
        return registration().contacts;
    }

    /** The Expires header in seconds (RFC 3261 §20.19). */
    public OptionalLong expires() {
        return registration().expires;
    }

    /** Min-Expires in seconds (RFC 3261 §20.23). */
    public OptionalLong minExpires() {
        return all().rare.minExpires();
    }

    /** Retry-After in seconds (RFC 3261 §20.33). */
    public OptionalLong retryAfter() {
        return all().rare.retryAfter();
    }

    /** Of all WWW-Authenticate and Proxy-Authenticate lines, in order. */
    public List<Challenge> challenges() {
        return registration().challenges;
    }

    /** Of all Authorization and Proxy-Authorization lines, in order. */
    public List<Credentials> credentials() {
        return registration().credentials;
    }

    /** The Date header (RFC 3261 §20.17). */
    public Optional<Instant> date() {
        return all().rare.date();
    }

    public List<Warning> warnings() {
        return all().rare.warnings();
    }

    public List<Reason> reasons() {
        return all().rare.reasons();
    }

    /** The Path of a REGISTER (RFC 3327). */
    public List<NameAddr> path() {
        return all().rare.path();
    }

    /** The Service-Route of a response (RFC 3608). */
    public List<NameAddr> serviceRoute() {
        return all().rare.serviceRoute();
    }

    /** P-Associated-URI (RFC 7315 §4.1). */
    public List<NameAddr> associatedUris() {
        return all().rare.associatedUris();
    }

    /** The methods of the Allow header. */
    public List<String> allow() {
        return elements(HeaderName.ALLOW);
    }

    public List<String> supported() {
        return elements(HeaderName.SUPPORTED);
    }

    public List<String> require() {
        return elements(HeaderName.REQUIRE);
    }

    public List<String> unsupported() {
        return elements(HeaderName.UNSUPPORTED);
    }

    public Optional<String> userAgent() {
        return first(HeaderName.USER_AGENT);
    }

    public Optional<String> server() {
        return first(HeaderName.SERVER);
    }

    /** What the registrar modules of Kamailio and OpenSIPS say of a refusal. */
    public Optional<String> registrarError() {
        return first(HeaderName.P_REGISTRAR_ERROR);
    }

    /** The value of the first line with this name, unfolded and trimmed, perhaps empty text. */
    public Optional<String> first(HeaderName name) {
        int header = firstNamed(name);
        if (header < 0) {
            return Optional.empty();
        }
        boolean software = name.known() == KnownHeader.USER_AGENT || name.known() == KnownHeader.SERVER;
        return Optional.of(software && !parts.headers().folded(header) ? repeatedValue(header) : value(header));
    }

    private int firstNamed(HeaderName name) {
        KnownHeader known = name.known();
        if (known != null) {
            return parts.headers().first(known.number());
        }
        for (int i = 0; i < parts.headers().count(); i++) {
            if (isNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    /** The values of all lines with this name, unfolded and trimmed, one per line. */
    public List<String> all(HeaderName name) {
        HeaderIndex headers = parts.headers();
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < headers.count(); i++) {
            if (isNamed(i, name)) {
                values.add(value(i));
            }
        }
        return List.copyOf(values);
    }

    /** As {@link #all}, with the values between commas apart where the header is a list (RFC 3261 §7.3.1); empty ones are left out. */
    public List<String> elements(HeaderName name) {
        if (!name.isList()) {
            return all(name);
        }
        List<String> values = new ArrayList<>(4);
        for (String line : all(name)) {
            TokenList.addTo(values, line);
        }
        return List.copyOf(values);
    }

    /** All header lines in order. */
    public List<HeaderField> headers() {
        List<HeaderField> fields = new ArrayList<>(parts.headers().count());
        for (int i = 0; i < parts.headers().count(); i++) {
            fields.add(field(i));
        }
        return List.copyOf(fields);
    }

    private HeaderField field(int header) {
        int number = parts.headers().number(header);
        String wireName = wireName(header);
        HeaderName name = number < 0 ? HeaderName.of(wireName) : HeaderName.of(KnownHeader.numbered(number));
        return new HeaderField(name, wireName, value(header), parts.headers().nameStart(header));
    }

    private boolean isNamed(int header, HeaderName name) {
        KnownHeader known = name.known();
        int number = parts.headers().number(header);
        return known == null
                ? number < 0 && Ascii.equalsIgnoreCase(wireName(header), name.text())
                : number == known.number();
    }

    private String wireName(int header) {
        HeaderIndex headers = parts.headers();
        return parts.text().decoded(headers.nameStart(header), headers.nameEnd(header));
    }

    /** The value of a header that is the same in many messages and not folded. */
    private String repeatedValue(int header) {
        HeaderIndex headers = parts.headers();
        return parts.text().repeated(headers.valueStart(header), headers.valueEnd(header));
    }

    String value(int header) {
        HeaderIndex headers = parts.headers();
        int from = headers.valueStart(header);
        int to = headers.valueEnd(header);
        return headers.folded(header)
                ? parts.text().unfolded(from, to)
                : parts.text().decoded(from, to);
    }

    /** A copy of the bytes after the empty line, as many as Content-Length says and there are. */
    public byte[] body() {
        return parts.text().copy(parts.bodyStart(), length());
    }

    /** A copy of all bytes of the message. */
    public byte[] bytes() {
        return parts.text().copy(0, length());
    }

    /** What is wrong with the text, no more than the limit; first what the scan saw, then header by header. */
    public List<SyntaxIssue> issues() {
        return parts.plain() != null ? parts.issues() : all().issues;
    }

    /** How many issues there are, kept or not. */
    public int issueCount() {
        return parts.plain() != null ? parts.issueCount() : all().issueCount;
    }
}
