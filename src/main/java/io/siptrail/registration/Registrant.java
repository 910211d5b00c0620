package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who had a contact bound, as its last REGISTER shows.
 *
 * @param userAgent the User-Agent header, empty when there is none
 * @param source where the REGISTER came from, on the hop nearest the client
 * @param transport what carried it there
 * @param via the host of the client's Via, in lower case; an IPv6 address in brackets
 * @param callId a number that equal Call-IDs share and others practically do not
 */
public record Registrant(String userAgent, Endpoint source, Transport transport, String via, long callId) {

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        out.repeatedText(userAgent);
        source.write(out);
        out.choice(transport);
        out.repeatedText(via);
        out.number(callId);
    }

    /** Reads it from a record. */
    public static Registrant read(RecordInput in) throws IOException {
        return new Registrant(
                in.repeatedText(), Endpoint.read(in), in.choice(Transport.class), in.repeatedText(), in.number());
    }

    /** Whether nothing has changed. */
    boolean isSame(@Nullable Registrant other) {
        return other != null
                && callId == other.callId
                && transport == other.transport
                && source.equals(other.source)
                && via.equals(other.via)
                && userAgent.equals(other.userAgent);
    }
}
