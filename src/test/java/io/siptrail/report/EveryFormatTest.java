package io.siptrail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import io.siptrail.testing.UdpCapture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small capture, in which the truth is plain, in every format: all of them have to say the same. */
final class EveryFormatTest {

    private static final List<String> CHARTS =
            List.of("attempts-over-time", "contacts-over-time", "outcomes", "registration-times");

    @TempDir
    private Path folder;

    private Path report = Path.of("");
    private Command run = new Command(-1, "", "");

    /** Two registrations, one refusal, one request that nothing answers, a keep-alive, and a packet of another sort. */
    @BeforeEach
    void auditASmallCapture() throws IOException {
        report = folder.resolve("report");
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        new RegisterScript().callId("one").addTo(capture).afterMillis(60_000);
        new RegisterScript().callId("two").addTo(capture).afterMillis(60_000);
        new RegisterScript()
                .callId("three")
                .aor("bob@example.com")
                .failure(403, "Not for <you> & yours")
                .addTo(capture);
        RegisterScript four = new RegisterScript().callId("four").aor("carol@example.com");
        capture.sip(RegisterScript.PHONE, RegisterScript.REGISTRAR, four.request(1, "z9hG4bK4", ""));
        capture.after(Duration.ofMinutes(2));
        capture.packet(RegisterScript.PHONE, RegisterScript.REGISTRAR, new byte[] {13, 10, 13, 10});
        capture.packet(RegisterScript.PHONE, RegisterScript.REGISTRAR, new byte[] {1, 2, 3});
        run = Command.siptrail("audit", capture.write(folder.resolve("small.pcap")), "-o", report);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void tableSaysHowTheAttemptsEnded() {
        assertThat(run.out())
                .contains("15 frames, 13 SIP messages, 7 REGISTER requests")
                .contains("4 registration attempts: registered 2, rejected 1, unanswered 1")
                .contains("403 Not for <you> & yours");
    }

    @Test
    void rowsSayHowTheAttemptsEnded() throws IOException {
        Csv attempts = Csv.read(report.resolve("attempts.csv"));

        assertThat(attempts.column("outcome")).containsExactly("registered", "registered", "rejected", "unanswered");
        assertThat(attempts.column("kind")).containsExactly("initial", "refresh", "initial", "initial");
        assertThat(attempts.column("status")).containsExactly("200", "200", "403", "");
        assertThat(attempts.column("aor"))
                .containsExactly(
                        "sip:alice@example.com",
                        "sip:alice@example.com",
                        "sip:bob@example.com",
                        "sip:carol@example.com");
        assertThat(Csv.read(report.resolve("transactions.csv")).column("attempt"))
                .containsExactly("1", "1", "2", "2", "3", "3", "4");
    }

    @Test
    void summaryCountsTheSame() throws IOException {
        Json summary = Json.read(report.resolve("summary.json"));
        Json counts = summary.at("counts");

        assertThat(summary.at("complete").text()).isEqualTo("true");
        assertThat(counts.at("frames").number()).isEqualTo(15);
        assertThat(counts.at("frames_used").number()).isEqualTo(13);
        assertThat(counts.at("frames_not_sip").number()).isEqualTo(2);
        assertThat(counts.at("frames_undecodable").members()).isEmpty();
        assertThat(counts.at("register_requests").number()).isEqualTo(7);
        assertThat(counts.at("register_responses").numbers())
                .containsExactly(Map.entry("200", 2L), Map.entry("401", 3L), Map.entry("403", 1L));
        assertThat(counts.at("attempts_by_outcome").numbers())
                .isEqualTo(withZeros(
                        counts.at("attempts_by_outcome"), Map.of("registered", 2L, "rejected", 1L, "unanswered", 1L)));
        assertThat(counts.at("attempts_by_kind").numbers())
                .isEqualTo(withZeros(counts.at("attempts_by_kind"), Map.of("initial", 3L, "refresh", 1L)));
    }

    @Test
    void summaryHasAMemberForEveryOutcomeAndKind() throws IOException {
        Json counts = Json.read(report.resolve("summary.json")).at("counts");

        assertThat(counts.at("attempts_by_outcome").members())
                .containsOnlyKeys(
                        "partial",
                        "registered",
                        "unregistered",
                        "queried",
                        "rejected",
                        "challenged",
                        "unanswered",
                        "pending");
        assertThat(counts.at("attempts_by_kind").members())
                .containsOnlyKeys("initial", "refresh", "unregister", "query", "unknown");
    }

    @Test
    void chartsSayTheSameInBothFormats() throws IOException {
        assertThat(Files.readString(report.resolve("charts/outcomes.svg"), UTF_8))
                .contains("registered", "rejected", "unanswered");
        for (String chart : CHARTS) {
            assertThat(Files.readString(report.resolve("charts/" + chart + ".svg"), UTF_8))
                    .contains("<svg");
            BufferedImage picture =
                    ImageIO.read(report.resolve("charts/" + chart + ".png").toFile());
            assertThat(picture).as(chart).isNotNull();
            assertThat(picture.getWidth()).isGreaterThan(400);
        }
    }

    private static Map<String, Long> withZeros(Json all, Map<String, Long> counted) {
        Map<String, Long> numbers = new TreeMap<>(all.numbers());
        numbers.replaceAll((name, count) -> counted.getOrDefault(name, 0L));
        return numbers;
    }
}
