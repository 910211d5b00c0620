package io.siptrail.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.MessageCensus;
import io.siptrail.analysis.SipIntake;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.FrameTally;
import io.siptrail.net.PacketDecoder;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Registrations;
import io.siptrail.stream.tls.KeyLog;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Clients that register while somebody looks on, on one thread and by the clock of the capture alone. */
public final class RegisterStory {

    private static final String REGISTRAR = "192.0.2.200:5060";

    private final UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");

    /** Hears what becomes of attempts, and of the time after each packet in nanoseconds since the epoch. */
    public interface Onlooker {

        void grew(Attempt attempt);

        void settled(Attempt attempt);

        void frame(long orderNanos);
    }

    /** Lets time pass. */
    public RegisterStory afterMillis(long millis) {
        capture.afterMillis(millis);
        return this;
    }

    /** A packet that is nobody's business. */
    public RegisterStory tick() {
        capture.packet("192.0.2.9:9", "192.0.2.8:9", "tick".getBytes(US_ASCII));
        return this;
    }

    public RegisterStory asks(int phone, int cseq) {
        return asks(phone, cseq, "");
    }

    /** With credentials, or other lines that end in LF. */
    public RegisterStory asks(int phone, int cseq, String lines) {
        capture.sip(
                address(phone),
                REGISTRAR,
                "REGISTER sip:example.org SIP/2.0\n" + head(phone, cseq) + "Contact: <sip:" + phone + "@"
                        + address(phone) + ">\nExpires: 600\n" + lines + "Content-Length: 0\n\n");
        return this;
    }

    public RegisterStory gets(int phone, int cseq, String status) {
        String more = status.startsWith("401")
                ? "WWW-Authenticate: Digest realm=\"example.org\",nonce=\"n" + phone + "\"\n"
                : status.startsWith("2") ? "Contact: <sip:" + phone + "@" + address(phone) + ">;expires=600\n" : "";
        capture.sip(
                REGISTRAR,
                address(phone),
                "SIP/2.0 " + status + "\n" + head(phone, cseq) + more + "Content-Length: 0\n\n");
        return this;
    }

    /** The line of credentials that answers the challenge to a phone. */
    public static String credentials(int phone) {
        return "Authorization: Digest username=\"" + phone + "\",realm=\"example.org\",nonce=\"n" + phone
                + "\",uri=\"sip:example.org\",response=\"00000000000000000000000000000000\"\n";
    }

    private static String head(int phone, int cseq) {
        return "Via: SIP/2.0/UDP " + address(phone) + ";branch=z9hG4bK" + phone + "-" + cseq + "\nFrom: <sip:" + phone
                + "@example.org>;tag=1\nTo: <sip:" + phone + "@example.org>\nCall-ID: call-" + phone + "\nCSeq: "
                + cseq + " REGISTER\n";
    }

    private static String address(int phone) {
        return "192.0.2." + phone + ":5060";
    }

    /** Tells it all. */
    public void to(Evidence evidence, Onlooker onlooker) {
        Consumer<Attempt> grew = onlooker::grew;
        AnalysisLimits limits = AnalysisLimits.defaults();
        Registrations registrations =
                new Registrations(limits.registration(), onlooker::settled, Optional.of(grew), ended -> {});
        FrameTally tally = new FrameTally();
        SipIntake intake = new SipIntake(
                Set.of(),
                limits.sip(),
                new MessageCensus(),
                evidence,
                registrations::accept,
                evidence::message,
                limits.stream(),
                KeyLog.empty(),
                tally);
        PacketDecoder decoder = new PacketDecoder(limits.net(), intake, tally);
        try (CaptureSet frames =
                CaptureSet.ofStream("story", new ByteArrayInputStream(capture.bytes()), limits.capture())) {
            while (frames.next()) {
                decoder.decode(frames.frame());
                onlooker.frame(frames.frame().orderNanos());
            }
        }
    }
}
