package io.siptrail.transaction;

import io.siptrail.capture.FrameRef;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.HeaderName;
import io.siptrail.sip.SipMessage;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is kept of a REGISTER request.
 *
 * @param frame the frame that carried or completed it
 * @param timeNanos its raw timestamp, nanoseconds since the epoch
 * @param userAgent the User-Agent header, empty when there is none
 * @param contacts its Contacts in order; several, or none for a query
 * @param expires the Expires header in seconds
 * @param credentials every Authorization and Proxy-Authorization
 */
public record RegisterRequest(
        FrameRef frame,
        long timeNanos,
        String userAgent,
        List<Contact> contacts,
        OptionalLong expires,
        List<Credentials> credentials) {

    static RegisterRequest of(Observed observed) {
        SipMessage message = observed.message();
        return new RegisterRequest(
                observed.position().frame(),
                observed.timeNanos(),
                message.first(HeaderName.USER_AGENT).orElse(""),
                message.contacts(),
                message.expires(),
                message.credentials());
    }

    /** Whether it carries credentials of either kind. */
    public boolean hasCredentials() {
        return !credentials.isEmpty();
    }

    /** Whether it asks to remove every binding: {@code Contact: *} (RFC 3261 §10.2.2). */
    public boolean isWildcard() {
        for (Contact contact : contacts) {
            if (contact.isWildcard()) {
                return true;
            }
        }
        return false;
    }

    /** The expiry that it asks for its first Contact: the contact's own parameter, else the Expires header, in seconds (RFC 3261 §10.2.1.1). */
    public OptionalLong expiresRequested() {
        if (contacts.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong own = contacts.get(0).expires();
        return own.isPresent() ? own : expires;
    }

    /** Whether every Contact asks for an expiry of zero, or all are to go. */
    public boolean asksToUnregister() {
        for (Contact contact : contacts) {
            OptionalLong own = contact.expires();
            if (!contact.isWildcard() && (own.isPresent() ? own : expires).orElse(-1) != 0) {
                return false;
            }
        }
        return !contacts.isEmpty();
    }
}
