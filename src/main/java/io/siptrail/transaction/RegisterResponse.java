package io.siptrail.transaction;

import io.siptrail.capture.FrameRef;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.HeaderName;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipResponse;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is kept of the final response to a REGISTER.
 *
 * @param frame the frame that carried or completed it
 * @param timeNanos its raw timestamp, nanoseconds since the epoch
 * @param status 200 to 699 as a rule; whatever three digits the status line had
 * @param reason the reason phrase, possibly empty
 * @param server the Server header, empty when there is none
 * @param challenges every WWW-Authenticate and Proxy-Authenticate
 * @param contactsListed how many Contacts it lists; empty when it has no Contact header
 * @param granted the expiry in seconds that it grants to the client's own Contact
 */
public record RegisterResponse(
        FrameRef frame,
        long timeNanos,
        int status,
        String reason,
        String server,
        List<Challenge> challenges,
        OptionalInt contactsListed,
        OptionalLong granted) {

    static RegisterResponse of(Observed observed, SipResponse response) {
        SipMessage message = observed.message();
        int listed = message.contacts().size();
        return new RegisterResponse(
                observed.position().frame(),
                observed.timeNanos(),
                response.statusCode(),
                response.reason(),
                message.first(HeaderName.SERVER).orElse(""),
                message.challenges(),
                listed == 0 ? OptionalInt.empty() : OptionalInt.of(listed),
                OptionalLong.empty());
    }

    /** The same response with what the registration layer read from its Contacts. */
    public RegisterResponse withGrant(OptionalLong seconds) {
        return new RegisterResponse(frame, timeNanos, status, reason, server, challenges, contactsListed, seconds);
    }

    /** Whether it is a 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it is a 401 or a 407 (RFC 3261 §22). */
    public boolean isChallenge() {
        return status == 401 || status == 407;
    }
}
