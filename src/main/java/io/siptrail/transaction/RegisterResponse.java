package io.siptrail.transaction;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.HeaderName;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is kept of the final response to a REGISTER; like the request, headers as text.
 *
 * @param frame the frame that carried or completed it
 * @param timeNanos its raw timestamp, nanoseconds since the epoch
 * @param status 200 to 699 as a rule; whatever three digits the status line had
 * @param reason the reason phrase, possibly empty
 * @param server the Server header, empty when there is none
 * @param offered every WWW-Authenticate and Proxy-Authenticate
 * @param listed how many Contacts it lists; 0 when it has no Contact header
 * @param grantedSeconds the expiry that it grants to the client's own Contact; -1 when none is known
 * @param hops its TTL or hop limit where it was captured
 * @param cut whether the capture lost the end of its headers
 * @param hints what else tells why, see {@link ResponseHints}; empty for an ordinary 2xx, 401 or 407
 */
public record RegisterResponse(
        FrameRef frame,
        long timeNanos,
        int status,
        String reason,
        String server,
        OfferedChallenges offered,
        int listed,
        long grantedSeconds,
        int hops,
        boolean cut,
        String hints) {

    static RegisterResponse of(Observed observed, SipResponse response) {
        SipMessage message = observed.message();
        return new RegisterResponse(
                observed.position().frame(),
                observed.timeNanos(),
                response.statusCode(),
                response.reason(),
                message.first(HeaderName.SERVER).orElse(""),
                OfferedChallenges.of(message.challenges()),
                message.contacts().size(),
                -1,
                observed.hops(),
                message.cut(),
                ResponseHints.of(response));
    }

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        frame.write(out);
        out.number(timeNanos);
        out.number(status);
        out.repeatedText(reason);
        out.repeatedText(server);
        out.repeatedText(offered.text());
        out.number(listed);
        out.number(grantedSeconds);
        out.number(hops);
        out.flag(cut);
        out.repeatedText(hints);
    }

    /** Reads it from a record. */
    public static RegisterResponse read(RecordInput in) throws IOException {
        return new RegisterResponse(
                FrameRef.read(in),
                in.number(),
                in.count(),
                in.repeatedText(),
                in.repeatedText(),
                OfferedChallenges.of(in.repeatedText()),
                in.count(),
                in.number(),
                in.count(),
                in.flag(),
                in.repeatedText());
    }

    /** The same response with what the registration layer read from its Contacts. */
    public RegisterResponse withGrant(OptionalLong seconds) {
        return new RegisterResponse(
                frame, timeNanos, status, reason, server, offered, listed, seconds.orElse(-1), hops, cut, hints);
    }

    /** The same response with the Contact that it lists in place of the client's own, as a hint. */
    RegisterResponse withContact(String contact) {
        return new RegisterResponse(
                frame,
                timeNanos,
                status,
                reason,
                server,
                offered,
                listed,
                grantedSeconds,
                hops,
                cut,
                ResponseHints.and(hints, HeaderName.CONTACT, contact));
    }

    /** Whether another final of the same transaction says no more than this one. */
    boolean saysTheSameAs(RegisterResponse other) {
        return status == other.status && offered.equals(other.offered);
    }

    /** The values of a header among the hints, one per line of the message, in order; names in any case. */
    public List<String> hints(HeaderName name) {
        return ResponseHints.values(hints, name);
    }

    /** The first value of a header among the hints. */
    public Optional<String> hint(HeaderName name) {
        List<String> values = hints(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Every challenge in order. */
    public List<Challenge> challenges() {
        return offered.list();
    }

    /** How many Contacts it lists; empty when it has no Contact header. */
    public OptionalInt contactsListed() {
        return listed == 0 ? OptionalInt.empty() : OptionalInt.of(listed);
    }

    /** The expiry in seconds that it grants to the client's own Contact. */
    public OptionalLong granted() {
        return grantedSeconds < 0 ? OptionalLong.empty() : OptionalLong.of(grantedSeconds);
    }

    /** Whether it is a 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it is a 401 or a 407 (RFC 3261 §22). */
    public boolean isChallenge() {
        return isChallenge(status);
    }

    static boolean isChallenge(int status) {
        return status == 401 || status == 407;
    }
}
