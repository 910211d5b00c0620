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
import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.net.Fate;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.stream.tls.KeyLog;
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

    private static final Set<Cause> OF_PASSWORDS =
            Set.of(Cause.WRONG_PASSWORD, Cause.CREDENTIALS_REJECTED, Cause.DIGEST_MISCALCULATED);

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
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isAuditedAsItsServerSaw(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        assertThat(faults(truth.get("expected"), audit(truth))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void failuresHaveTheirCauses(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        Audited audited = audit(truth);
        List<String> faults = new ArrayList<>();
        truth.get("expected").get("causes").properties().forEach(wanted -> {
            Set<String> causes = new TreeSet<>();
            wanted.getValue().get("causes").forEach(cause -> causes.add(cause.asText()));
            audited.causes(wanted.getKey()).stream()
                    .filter(cause -> !causes.contains(cause))
                    .forEach(cause -> faults.add(wanted.getKey() + " " + cause + ", truth " + causes));
        });
        assertThat(faults).isEmpty();
    }

    /** Only who can compute the response knows that a password is wrong; a registrar's word for it is likely at most. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void withoutSecretsNothingIsProvenOfAPassword(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        List<Diagnosis> diagnoses = audit(truth, CredentialFile.empty()).diagnoses;

        assertThat(diagnoses)
                .filteredOn(diagnosis -> OF_PASSWORDS.contains(diagnosis.cause()))
                .noneMatch(diagnosis -> diagnosis.confidence() == Confidence.PROVEN);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void findingsAreThoseOfTheTruthAndNoneIsLoudWhereAllWentWell(String id) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(LAB.resolve(id + ".truth.json").toFile());
        Audited audited = audit(truth);
        Set<String> found = new TreeSet<>();
        audited.findings.forEach(finding -> found.add(finding.kind().id()));
        List<String> missing = new ArrayList<>();
        truth.get("expected").get("findings").forEach(wanted -> missing.add(wanted.asText()));
        missing.removeAll(found);

        assertThat(missing).as("among " + found).isEmpty();
        if (truth.get("expected").get("quiet").asBoolean()) {
            assertThat(audited.findings)
                    .allSatisfy(finding -> assertThat(finding.severity()).isIn(Severity.LOW, Severity.INFO));
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

    private static Audited audit(JsonNode truth) throws IOException {
        return audit(truth, credentials(truth));
    }

    private static Audited audit(JsonNode truth, CredentialFile secrets) throws IOException {
        List<String> inputs = new ArrayList<>();
        truth.get("files").forEach(file -> inputs.add(LAB.resolve(file.asText()).toString()));
        KeyLog keyLog = truth.has("keylog")
                ? KeyLog.read(LAB.resolve(truth.get("keylog").asText()))
                : KeyLog.empty();
        AuditSettings settings = new AuditSettings(Set.of(), secrets, keyLog, AnalysisLimits.defaults());
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

    private static CredentialFile credentials(JsonNode truth) throws IOException {
        List<String> lines = new ArrayList<>();
        truth.get("credentials").forEach(line -> lines.add(line.asText()));
        if (lines.isEmpty()) {
            return CredentialFile.empty();
        }
        Path file = Files.createTempFile("credentials", ".txt");
        try {
            return CredentialFile.read(Files.write(file, lines));
        } finally {
            Files.delete(file);
        }
    }

    /** What the audit found, gathered for comparison. */
    private static final class Audited implements AuditVisitor {

        private final List<Attempt> attempts = new ArrayList<>();
        private final Map<String, Set<String>> causes = new TreeMap<>();
        private final List<JudgedBinding> bindings = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<Diagnosis> diagnoses = new ArrayList<>();

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
            attempt.diagnosis().ifPresent(diagnoses::add);
            attempt.diagnosis()
                    .ifPresent(diagnosis -> causes.computeIfAbsent(
                                    attempt.attempt().aor(), none -> new TreeSet<>())
                            .add(diagnosis.cause().id()));
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        /** The causes of this address; one that says so when there is none. */
        Set<String> causes(String aor) {
            return causes.getOrDefault(aor, Set.of("no cause"));
        }

        @Override
        public void binding(JudgedBinding binding) {
            bindings.add(binding);
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
