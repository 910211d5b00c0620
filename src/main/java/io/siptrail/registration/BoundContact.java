package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.sip.Contact;
import io.siptrail.sip.HeaderName;
import io.siptrail.sip.SipResponse;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A contact as the registrar lists it. Texts are empty where it does not say them.
 *
 * @param uri as written by the registrar, or by the client where the registrar lists nothing
 * @param asked the URI as the client wrote it; empty when that is the same, or was not seen
 * @param instance {@code +sip.instance} without its angle brackets (RFC 5626 §4.1)
 * @param regId which flow of the instance it is (RFC 5626 §4.2)
 * @param q its preference, 0 to 1
 * @param received the URI of the address that the registrar saw, where it says so
 * @param publicGruu {@code pub-gruu} (RFC 5627 §5.3)
 * @param temporaryGruu {@code temp-gruu}, the latest
 * @param path the Path header of the answer (RFC 3327)
 */
public record BoundContact(
        String uri,
        String asked,
        String instance,
        OptionalInt regId,
        OptionalDouble q,
        String received,
        String publicGruu,
        String temporaryGruu,
        String path) {

    private static final int THOUSANDTHS = 1_000;

    static BoundContact of(Contact contact, String askedText, SipResponse response) {
        String uri = contact.uri().text();
        String asked = askedText.equals(uri) ? "" : askedText;
        if (contact.parameters().isEmpty()) {
            return new BoundContact(
                    uri, asked, "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", path(response));
        }
        return new BoundContact(
                uri,
                asked,
                contact.instance().orElse(""),
                contact.regId(),
                contact.q(),
                parameter(contact, "received"),
                parameter(contact, "pub-gruu"),
                parameter(contact, "temp-gruu"),
                path(response));
    }

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        out.repeatedText(uri);
        out.repeatedText(asked);
        out.repeatedText(instance);
        out.number(regId.orElse(-1));
        out.number(q.isEmpty() ? -1 : Math.round(q.getAsDouble() * THOUSANDTHS));
        out.repeatedText(received);
        out.repeatedText(publicGruu);
        out.repeatedText(temporaryGruu);
        out.repeatedText(path);
    }

    /** Reads it from a record; a preference has three decimals (RFC 3261 §25.1). */
    public static BoundContact read(RecordInput in) throws IOException {
        return new BoundContact(
                in.repeatedText(),
                in.repeatedText(),
                in.repeatedText(),
                regId(in.count()),
                q(in.count()),
                in.repeatedText(),
                in.repeatedText(),
                in.repeatedText(),
                in.repeatedText());
    }

    private static OptionalInt regId(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static OptionalDouble q(int thousandths) {
        return thousandths < 0 ? OptionalDouble.empty() : OptionalDouble.of((double) thousandths / THOUSANDTHS);
    }

    /** Whether both say the same of a contact. */
    boolean says(BoundContact other) {
        return uri.equals(other.uri)
                && asked.equals(other.asked)
                && instance.equals(other.instance)
                && regId.equals(other.regId)
                && q.equals(other.q)
                && received.equals(other.received)
                && publicGruu.equals(other.publicGruu)
                && temporaryGruu.equals(other.temporaryGruu)
                && path.equals(other.path);
    }

    private static String parameter(Contact contact, String name) {
        return contact.parameters().value(name).orElse("");
    }

    private static String path(SipResponse response) {
        return response.first(HeaderName.PATH).orElse("");
    }

    /** Whether both name the same instance and the same flow of it, or no flow (RFC 5626 §6). */
    public boolean sameFlow(BoundContact other) {
        return !instance.isEmpty() && instance.equals(other.instance) && regId.equals(other.regId);
    }
}
