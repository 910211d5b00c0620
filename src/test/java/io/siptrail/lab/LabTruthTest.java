package io.siptrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.net.Fate;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every capture in {@code captures/lab} is audited and compared with its truth, which no part of SipTrail produced. */
class LabTruthTest {

    private static final Path LAB = Path.of("captures/lab");

    /** Why SIP in these is not read yet. Each row is needed: a scenario that comes out right may not stand here. */
    private static final Map<String, String> NOT_READ_YET = new TreeMap<>(Map.of());

    static {
        for (String id : List.of(
                "normal-baresip-tcp",
                "normal-linphone-tcp",
                "tcp-pieces-and-pipelines",
                "websocket",
                "tls13-keylog",
                "tls13-secrets-in-pcapng")) {
            NOT_READ_YET.put(id, "SIP over TCP streams is not followed");
        }
    }

    /** Findings about bindings; of others the truth files know more than is looked for here. */
    private static final Set<String> LIFECYCLE = Stream.of(
                    FindingKind.STALE_CONTACT,
                    FindingKind.CONTACT_ACCUMULATION,
                    FindingKind.DUPLICATE_REGISTRATION,
                    FindingKind.BINDING_EXPIRED,
                    FindingKind.REFRESH_LATE,
                    FindingKind.REFRESH_TOO_OFTEN,
                    FindingKind.REFRESH_ON_REQUESTED_EXPIRY,
                    FindingKind.EXPIRES_SHRINKING,
                    FindingKind.GRANTED_DIFFERS,
                    FindingKind.INEFFECTIVE_UNREGISTER,
                    FindingKind.CONTACT_FLIP_FLOP,
                    FindingKind.TRANSPORT_MISSING_IN_CONTACT,
                    FindingKind.RESPONSE_NEAR_MTU)
            .map(FindingKind::id)
            .collect(Collectors.toUnmodifiableSet());

    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(LAB)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".truth.json"))
                    .map(name -> name.substring(0, name.length() - ".truth.json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreTheScenariosThatTheLabPlays() throws IOException {
        assertThat(scenarios()).hasSizeGreaterThan(80);
        assertThat(scenarios().toList()).containsAll(NOT_READ_YET.keySet());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isAuditedAsItsServerSaw(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        List<String> faults = faults(truth.get("expected"), audit(truth.get("files")));
        if (NOT_READ_YET.containsKey(id)) {
            assertThat(faults).as("listed as not read: " + NOT_READ_YET.get(id)).isNotEmpty();
        } else {
            assertThat(faults).isEmpty();
        }
    }

    private static List<String> faults(JsonNode expected, Audited audited) {
        List<String> faults = new ArrayList<>();
        count("transactions", expected, audited.transactions(), faults);
        count("retransmissions", expected, audited.retransmissions(), faults);
        count("attempts", expected, audited.attempts.size(), faults);
        if (!expected.get("outcomes").isNull()) {
            Map<String, Long> wanted = new TreeMap<>();
            expected.get("outcomes")
                    .properties()
                    .forEach(
                            entry -> wanted.put(entry.getKey(), entry.getValue().asLong()));
            if (!wanted.equals(audited.outcomes())) {
                faults.add("outcomes " + audited.outcomes() + ", truth " + wanted);
            }
        }
        if (!expected.get("granted").isNull()
                && !audited.granted().equals(Set.of(expected.get("granted").asText()))) {
            faults.add("granted " + audited.granted() + ", truth " + expected.get("granted"));
        }
        stale(expected, audited, faults);
        findings(expected, audited, faults);
        return faults;
    }

    /** Every stale contact with its reason, and its confidence where the truth knows it, and no other. */
    private static void stale(JsonNode expected, Audited audited, List<String> faults) {
        if (expected.get("stale").isNull()) {
            return;
        }
        List<JudgedBinding> called = new ArrayList<>(
                audited.bindings.stream().filter(JudgedBinding::isStale).toList());
        for (JsonNode wanted : expected.get("stale")) {
            if (!called.removeIf(judged -> isOf(judged, wanted))) {
                faults.add("stale contact missed: " + wanted);
            }
        }
        called.forEach(judged ->
                faults.add("wrongly called stale: " + judged.binding().contact().uri()));
    }

    private static boolean isOf(JudgedBinding judged, JsonNode wanted) {
        Staleness stale = judged.staleness().orElseThrow();
        return judged.binding().contact().uri().contains(wanted.get("contact").asText())
                && stale.reason().label().equals(wanted.get("reason").asText())
                && (!wanted.has("confidence")
                        || stale.confidence()
                                .label()
                                .equals(wanted.get("confidence").asText()));
    }

    private static void findings(JsonNode expected, Audited audited, List<String> faults) {
        Set<String> found = new TreeSet<>();
        Set<String> loud = new TreeSet<>();
        for (Finding finding : audited.findings) {
            found.add(finding.kind().id());
            if (finding.severity().compareTo(Severity.LOW) < 0) {
                loud.add(finding.kind().id());
            }
        }
        for (JsonNode wanted : expected.get("findings")) {
            if (LIFECYCLE.contains(wanted.asText()) && !found.contains(wanted.asText())) {
                faults.add("finding missing: " + wanted.asText());
            }
        }
        if (expected.get("quiet").asBoolean() && !loud.isEmpty()) {
            faults.add("healthy, yet found " + loud);
        }
    }

    private static void count(String what, JsonNode expected, long seen, List<String> faults) {
        JsonNode wanted = expected.get(what);
        if (!wanted.isNull() && wanted.asLong() != seen) {
            faults.add(what + " " + seen + ", truth " + wanted);
        }
    }

    private static Audited audit(JsonNode files) throws IOException {
        List<String> inputs = new ArrayList<>();
        files.forEach(file -> inputs.add(LAB.resolve(file.asText()).toString()));
        AuditSettings settings = new AuditSettings(Set.of(), CredentialFile.empty(), AnalysisLimits.defaults());
        Audited audited = new Audited();
        try (CaptureSet captures = CaptureSet.open(
                        inputs, InputStream.nullInputStream(), settings.limits().capture());
                AuditResult result = Audit.run(captures, settings, AuditProgress.NONE)) {
            assertThat(captures.faults()).isEmpty();
            result.accept(audited);
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
        return audited;
    }

    /** What the audit found, gathered for comparison. */
    private static final class Audited implements AuditVisitor {

        private final List<Attempt> attempts = new ArrayList<>();
        private final List<JudgedBinding> bindings = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        @Override
        public void begin(AuditSummary summary) {
            long undecodable = summary.frames().undecodable().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(summary.frames().count(Fate.SIP) + summary.frames().count(Fate.NOT_SIP) + undecodable)
                    .as("every frame is accounted for")
                    .isEqualTo(summary.frames().framesRead());
        }

        @Override
        public void attempt(NumberedAttempt attempt) {
            attempts.add(attempt.attempt());
        }

        @Override
        public void binding(JudgedBinding binding) {
            bindings.add(binding);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void end() {
            assertThat(attempts)
                    .isSortedAccordingTo((one, other) -> one.position().compareTo(other.position()));
        }

        long transactions() {
            return attempts.stream().mapToLong(a -> a.transactions().size()).sum();
        }

        long retransmissions() {
            return attempts.stream().mapToLong(Attempt::retransmissions).sum();
        }

        Map<String, Long> outcomes() {
            Map<String, Long> outcomes = new TreeMap<>();
            attempts.forEach(attempt -> outcomes.merge(attempt.outcome().label(), 1L, Long::sum));
            return outcomes;
        }

        Set<String> granted() {
            Set<String> granted = new TreeSet<>();
            attempts.stream()
                    .filter(attempt -> attempt.outcome() == Outcome.REGISTERED)
                    .forEach(attempt -> granted.add(
                            attempt.expiresGranted().isPresent()
                                    ? Long.toString(attempt.expiresGranted().getAsLong())
                                    : ""));
            return granted;
        }
    }
}
