package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.bench.LoadGenerator;
import io.siptrail.capture.CaptureSet;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.registration.Attempt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes to the temporary file comes back as if it had stayed. */
final class TimingIntakeTest {

    private static final int ALL_IN_MEMORY = Integer.MAX_VALUE;

    private static final List<Attempt> ATTEMPTS = new ArrayList<>();

    @BeforeAll
    static void generate(@TempDir Path folder) throws IOException {
        Path capture = folder.resolve("capture.pcap");
        LoadGenerator.main(new String[] {"registrations", capture.toString(), "8000", "11", "40"});
        AnalysisLimits limits = AnalysisLimits.defaults();
        AuditSettings settings = new AuditSettings(Set.of(), CredentialFile.empty(), limits);
        try (CaptureSet captures =
                        CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), limits.capture());
                AuditResult result = Audit.run(captures, settings, AuditProgress.NONE)) {
            result.accept(new AuditVisitor() {
                @Override
                public void begin(AuditSummary summary) {}

                @Override
                public void attempt(NumberedAttempt attempt) {
                    ATTEMPTS.add(attempt.attempt());
                }

                @Override
                public void end() {}
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "50, 1000", "900, 1000", "2500, 1000", "8800, 1000", "12000, 1000", "50, 7", "2500, 7"})
    void statisticsAreTheSameHoweverLittleIsHeldInMemory(int limit, int names) throws IOException {
        try (TimingIntake whole = new TimingIntake(names, ALL_IN_MEMORY);
                TimingIntake parts = new TimingIntake(names, limit)) {
            for (Attempt attempt : ATTEMPTS) {
                whole.add(attempt);
                parts.add(attempt);
            }
            assertThat(parts.unnamed()).isEqualTo(whole.unnamed());
            Timing expected = whole.finish();
            Timing timing = parts.finish();

            for (Scope scope : Scope.values()) {
                assertThat(timing.of(scope)).isEqualTo(expected.of(scope)).isNotEmpty();
            }
        }
    }

    @Test
    void everyDurationCountsOnceInEachScope() throws IOException {
        try (TimingIntake intake = new TimingIntake(1_000, 100)) {
            for (Attempt attempt : ATTEMPTS) {
                intake.add(attempt);
            }
            Timing timing = intake.finish();
            long totals = ATTEMPTS.stream()
                    .filter(attempt -> attempt.totalNanos().isPresent())
                    .count();

            assertThat(totals).isGreaterThan(1_500);
            for (Scope scope : Scope.values()) {
                assertThat(timing.of(scope).values().stream()
                                .mapToLong(legs -> legs.getOrDefault(Leg.TOTAL, Durations.NONE)
                                        .count())
                                .sum())
                        .isEqualTo(totals);
            }
            assertThat(timing.of(Scope.SOURCE)).hasSizeGreaterThan(30);
        }
    }

    @Test
    void withoutAttemptsThereAreNone() throws IOException {
        try (TimingIntake intake = new TimingIntake(10, 10)) {
            assertThat(intake.finish().all(Leg.TOTAL)).isEqualTo(Durations.NONE);
        }
    }
}
