package io.siptrail.transaction;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.HeaderName;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is kept of a REGISTER request. Headers are kept as text and read again when they are asked for: a request waits
 * for a minute of capture time, and its text is a tenth of the objects that stand for it.
 *
 * @param frame the frame that carried or completed it
 * @param timeNanos its raw timestamp, nanoseconds since the epoch
 * @param userAgent the User-Agent header, empty when there is none
 * @param contactText its Contact header, several joined by line feeds; empty when there is none
 * @param expires the Expires header in seconds, -1 when there is none
 * @param expiresAsked what it asks for its first Contact, -1 when it does not say
 * @param asksToUnregister whether every Contact asks for an expiry of zero, or all are to go
 * @param shown every Authorization and Proxy-Authorization
 * @param requestUri as written
 * @param body its body where a digest covers it (qop {@code auth-int}), a character for each byte; else empty
 * @param cut whether the capture lost the end of its headers, so that what is not seen may have been there
 * @param hops its TTL or hop limit where it was captured
 * @param asksForPort whether its top Via has {@code rport} (RFC 3581 §3)
 */
public record RegisterRequest(
        FrameRef frame,
        long timeNanos,
        String userAgent,
        String contactText,
        long expires,
        long expiresAsked,
        boolean asksToUnregister,
        ShownCredentials shown,
        String requestUri,
        String body,
        boolean cut,
        int hops,
        boolean asksForPort) {

    static RegisterRequest of(Observed observed) {
        SipMessage message = observed.message();
        List<Contact> contacts = message.contacts();
        OptionalLong expires = message.expires();
        return new RegisterRequest(
                observed.position().frame(),
                observed.timeNanos(),
                message.first(HeaderName.USER_AGENT).orElse(""),
                joined(message.all(HeaderName.CONTACT)),
                expires.orElse(-1),
                contacts.isEmpty() ? -1 : asked(contacts.get(0), expires).orElse(-1),
                asksToUnregister(contacts, expires),
                ShownCredentials.of(message.credentials()),
                message instanceof SipRequest request ? request.requestUriText() : "",
                coveredBody(message),
                message.cut(),
                observed.hops(),
                message.asksForPort());
    }

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        frame.write(out);
        out.number(timeNanos);
        out.repeatedText(userAgent);
        out.repeatedText(contactText);
        out.number(expires);
        out.number(expiresAsked);
        out.flag(asksToUnregister);
        out.repeatedText(shown.text());
        out.repeatedText(requestUri);
        out.repeatedText(body);
        out.flag(cut);
        out.number(hops);
        out.flag(asksForPort);
    }

    /** Reads it from a record. */
    public static RegisterRequest read(RecordInput in) throws IOException {
        return new RegisterRequest(
                FrameRef.read(in),
                in.number(),
                in.repeatedText(),
                in.repeatedText(),
                in.number(),
                in.number(),
                in.flag(),
                ShownCredentials.of(in.repeatedText()),
                in.repeatedText(),
                in.repeatedText(),
                in.flag(),
                in.count(),
                in.flag());
    }

    private static String coveredBody(SipMessage message) {
        for (Credentials credentials : message.credentials()) {
            if (credentials.qop().filter("auth-int"::equalsIgnoreCase).isPresent()) {
                return new String(message.body(), StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static String joined(List<String> lines) {
        return lines.size() == 1 ? lines.get(0) : String.join("\n", lines);
    }

    /** The contact's own parameter, else the Expires header (RFC 3261 §10.2.1.1). */
    private static OptionalLong asked(Contact contact, OptionalLong expires) {
        OptionalLong own = contact.expires();
        return own.isPresent() ? own : expires;
    }

    private static boolean asksToUnregister(List<Contact> contacts, OptionalLong expires) {
        for (Contact contact : contacts) {
            if (!contact.isWildcard() && asked(contact, expires).orElse(-1) != 0) {
                return false;
            }
        }
        return !contacts.isEmpty();
    }

    /** Its Contacts in order; none for a query. */
    public List<Contact> contacts() {
        if (contactText.indexOf('\n') < 0) {
            return Contact.parseAll(contactText);
        }
        List<Contact> contacts = new ArrayList<>();
        contactText.lines().forEach(line -> contacts.addAll(Contact.parseAll(line)));
        return contacts;
    }

    /** Whether it has no Contact and so only asks for the bindings (RFC 3261 §10.2.3). */
    public boolean isQuery() {
        return contactText.isEmpty();
    }

    /** Whether it carries credentials of either kind. */
    public boolean hasCredentials() {
        return !shown.isEmpty();
    }

    /** Every Authorization and Proxy-Authorization in order. */
    public List<Credentials> credentials() {
        return shown.list();
    }

    /** The same, for one look while hundreds of thousands of requests are live: they are not kept with the request. */
    public List<Credentials> credentialsOnce() {
        return shown.parsed();
    }

    /** The expiry that it asks for its first Contact, in seconds. */
    public OptionalLong expiresRequested() {
        return expiresAsked < 0 ? OptionalLong.empty() : OptionalLong.of(expiresAsked);
    }

    /** What it asks for one of its Contacts, in seconds. */
    public OptionalLong expiresRequested(Contact contact) {
        return asked(contact, expires < 0 ? OptionalLong.empty() : OptionalLong.of(expires));
    }
}
