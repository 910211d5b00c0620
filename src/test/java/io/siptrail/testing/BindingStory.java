package io.siptrail.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditProgress;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.digest.secret.CredentialFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A capture at a registrar as a test tells it, second by second, and what an audit makes of its bindings. */
public final class BindingStory {

    /** The registrar of every story. */
    public static final String REGISTRAR = "10.0.0.200:5060";

    private static final String AOR = "alice@example.com";

    private final UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
    private String aor = AOR;
    private int cseq;

    /**
     * A client.
     *
     * @param source where its packets come from, as the registrar sees it
     * @param contact the value of its Contact header
     * @param via the sent-by of its Via
     */
    public record Phone(String source, String contact, String callId, String userAgent, String via) {

        /** At an address of its own: contact, Via and packets name the same endpoint. */
        public static Phone at(String endpoint) {
            return new Phone(endpoint, "<sip:alice@" + endpoint + ">", "call-" + endpoint, "Phone/1.0", endpoint);
        }

        /** Behind a NAT, which the registrar sees instead. */
        public Phone behind(String nat) {
            return new Phone(nat, contact, callId, userAgent, via);
        }

        public Phone contact(String value) {
            return new Phone(source, value, callId, userAgent, via);
        }

        public Phone callId(String value) {
            return new Phone(source, contact, value, userAgent, via);
        }

        public Phone userAgent(String value) {
            return new Phone(source, contact, callId, value, via);
        }

        public Phone via(String value) {
            return new Phone(source, contact, callId, userAgent, value);
        }

        /** Its Contact with so many seconds left. */
        public String left(long seconds) {
            return contact + ";expires=" + seconds;
        }
    }

    /** What came of it. */
    public record Outcome(
            AuditSummary summary,
            List<JudgedBinding> bindings,
            List<Finding> findings,
            List<OptionalLong> staleListed) {

        /** The binding whose contact holds this text. */
        public JudgedBinding of(String text) {
            List<JudgedBinding> fitting = bindings.stream()
                    .filter(judged -> judged.binding().contact().uri().contains(text))
                    .toList();
            assertThat(fitting).as("bindings of " + text).hasSize(1);
            return fitting.get(0);
        }

        /** {@code superseded likely}, or {@code live}. */
        public String verdict(String text) {
            Optional<Staleness> stale = of(text).staleness();
            return stale.map(
                            why -> why.reason().label() + " " + why.confidence().label())
                    .orElse("live");
        }

        /** The finding of a kind. */
        public Finding finding(FindingKind kind) {
            List<Finding> ofKind =
                    findings.stream().filter(found -> found.kind() == kind).toList();
            assertThat(ofKind).as(kind + " in " + kinds()).hasSize(1);
            return ofKind.get(0);
        }

        /** The kinds of all findings. */
        public List<FindingKind> kinds() {
            return findings.stream().map(Finding::kind).toList();
        }

        /** The words of a finding; frames as their numbers. */
        public static String words(Finding finding) {
            return finding.explanation().parts().stream()
                    .map(BindingStory::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Statement.Part part) {
        if (part instanceof Statement.Quote quote) {
            return quote.wire();
        }
        return part instanceof Statement.Mention mention
                ? "#" + mention.frame().number()
                : ((Statement.Text) part).text();
    }

    /** From now on about another address-of-record of {@code example.com}. */
    public BindingStory user(String name) {
        aor = name + "@example.com";
        return this;
    }

    /** Lets time pass. */
    public BindingStory seconds(long seconds) {
        capture.afterMillis(seconds * 1_000);
        return this;
    }

    /** A REGISTER of the phone that asks for an hour, and a 200 with these Contact values. */
    public BindingStory register(Phone phone, String... listed) {
        return register(phone, 3_600, listed);
    }

    /** A REGISTER of the phone, and 10 ms later a 200 with these Contact values. */
    public BindingStory register(Phone phone, int expires, String... listed) {
        return request(phone, "Contact: " + phone.contact() + "\nExpires: " + expires + "\n")
                .answer(phone, 200, listed);
    }

    /** A REGISTER without Contact, and its 200. */
    public BindingStory query(Phone phone, String... listed) {
        return request(phone, "").answer(phone, 200, listed);
    }

    /** A REGISTER with these further header lines. */
    public BindingStory request(Phone phone, String headers) {
        cseq++;
        capture.sip(
                phone.source(),
                REGISTRAR,
                "REGISTER sip:example.com SIP/2.0\n" + common(phone) + "User-Agent: " + phone.userAgent() + "\n"
                        + headers + "Content-Length: 0\n\n");
        capture.afterMillis(10);
        return this;
    }

    /** The answer to the latest REGISTER. */
    public BindingStory answer(Phone phone, int status, String... listed) {
        StringBuilder contacts = new StringBuilder();
        for (String contact : listed) {
            contacts.append("Contact: ").append(contact).append('\n');
        }
        capture.sip(
                REGISTRAR,
                phone.source(),
                "SIP/2.0 " + status + " Whatever\n" + common(phone) + contacts + "Content-Length: 0\n\n");
        return this;
    }

    private String common(Phone phone) {
        return "Via: SIP/2.0/UDP " + phone.via() + ";rport;branch=z9hG4bK-" + cseq + "\nFrom: <sip:" + aor
                + ">;tag=a\nTo: <sip:" + aor + ">\nCall-ID: " + phone.callId() + "\nCSeq: " + cseq + " REGISTER\n";
    }

    /** An OPTIONS of the registrar to a contact. */
    public BindingStory options(String uri, String destination) {
        cseq++;
        capture.sip(REGISTRAR, destination, "OPTIONS " + uri + " SIP/2.0\n" + ping());
        return this;
    }

    /** The answer to the latest OPTIONS. */
    public BindingStory options(String from, int status) {
        capture.afterMillis(5);
        capture.sip(from, REGISTRAR, "SIP/2.0 " + status + " Whatever\n" + ping());
        return this;
    }

    private String ping() {
        return "Via: SIP/2.0/UDP " + REGISTRAR + ";branch=z9hG4bK-p" + cseq
                + "\nFrom: <sip:ping@example.com>;tag=p\nTo: <sip:" + aor + ">\nCall-ID: ping-" + cseq
                + "\nCSeq: 1 OPTIONS\nContent-Length: 0\n\n";
    }

    /** An ICMP error that quotes a datagram of the registrar to an endpoint. */
    public BindingStory icmp(String reporter, int type, int code, String destination) {
        capture.icmp(reporter, type, code, REGISTRAR, destination);
        return this;
    }

    /** A packet that is no SIP. */
    public BindingStory packet(String from, String to) {
        capture.packet(from, to, new byte[] {0, 0, 0, 0});
        return this;
    }

    /** Audits the story, which lasts until a packet of somebody else now. */
    public Outcome judge() {
        return judge(AnalysisLimits.defaults());
    }

    /** Audits the story within other limits. */
    public Outcome judge(AnalysisLimits limits) {
        packet("10.0.0.250:9", "10.0.0.251:9");
        AuditSettings settings = new AuditSettings(Set.of(), CredentialFile.empty(), limits);
        InputStream in = new ByteArrayInputStream(capture.bytes());
        Gathering gathering = new Gathering();
        try (CaptureSet captures = CaptureSet.open(List.of("-"), in, limits.capture());
                AuditResult result = Audit.run(captures, settings, AuditProgress.NONE)) {
            assertThat(captures.faults()).isEmpty();
            result.accept(gathering);
            return new Outcome(result.summary(), gathering.bindings, gathering.findings, gathering.staleListed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static final class Gathering implements AuditVisitor {

        private final List<JudgedBinding> bindings = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<OptionalLong> staleListed = new ArrayList<>();

        @Override
        public void begin(AuditSummary summary) {
            bindings.clear();
        }

        @Override
        public void binding(JudgedBinding binding) {
            bindings.add(binding);
        }

        @Override
        public void attempt(NumberedAttempt attempt) {
            staleListed.add(attempt.staleListed());
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void end() {
            assertThat(findings)
                    .isSortedAccordingTo((one, other) -> one.severity().compareTo(other.severity()));
        }
    }
}
