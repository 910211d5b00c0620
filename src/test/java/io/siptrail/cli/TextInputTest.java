package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pasted text in the place of a capture: the same report, as far as the text says the same. */
final class TextInputTest {

    private static final Path TEXT = Path.of("captures", "kamailio-linphone.txt");
    private static final Path CAPTURE = Path.of("captures", "kamailio-linphone.pcap");
    private static final Path LONE_CHALLENGE = Path.of("captures", "kamailio-linphone-401.pcap");

    /** What a text without times cannot say, and what names the input. */
    private static final List<String> DIFFERENT =
            List.of("attempt", "start_time", "end_time", "challenge_ms", "auth_ms", "total_ms", "frames");

    @TempDir
    private Path folder;

    private Path secrets = Path.of("");

    @BeforeEach
    void writeTheSecret() throws IOException {
        secrets = Files.writeString(folder.resolve("secrets"), "1000:192.168.1.88:1000\n");
    }

    private Path audit(String name, Object... inputs) {
        return audit(new ByteArrayInputStream(new byte[0]), name, inputs);
    }

    private Path audit(ByteArrayInputStream in, String name, Object... inputs) {
        Path report = folder.resolve(name);
        Object[] options = {"audit", "-o", report, "--format", "csv,json,html", "--credentials", secrets};
        Object[] all = Arrays.copyOf(options, options.length + inputs.length);
        System.arraycopy(inputs, 0, all, options.length, inputs.length);

        Command run = Command.siptrail(in, all);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return report;
    }

    private static List<Map<String, String>> comparable(Path report) throws IOException {
        return Csv.read(report.resolve("attempts.csv")).rows().stream()
                .map(row -> {
                    Map<String, String> same = new TreeMap<>(row);
                    DIFFERENT.forEach(same::remove);
                    return same;
                })
                .toList();
    }

    @Test
    void seedTextGivesTheAttemptsAndTheVerdictOfTheCaptures() throws IOException {
        Path text = audit("text", TEXT);
        Path captures = audit("captures", CAPTURE, LONE_CHALLENGE);

        assertThat(comparable(text)).hasSize(2).containsExactlyElementsOf(comparable(captures));
        assertThat(Csv.read(text.resolve("digests.csv")).rows())
                .singleElement()
                .satisfies(digest -> assertThat(digest).containsEntry("verdict", "valid"));
    }

    @Test
    void textWithoutTimesHasNoTimesInAnyTable() throws IOException {
        Path report = audit("text", TEXT);

        assertThat(Csv.read(report.resolve("attempts.csv")).rows())
                .allSatisfy(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "start_time", "", "end_time", "", "challenge_ms", "", "auth_ms", "", "total_ms", "")));
        assertThat(Csv.read(report.resolve("transactions.csv")).rows())
                .allSatisfy(row -> assertThat(row).containsAllEntriesOf(Map.of("time", "", "response_ms", "")));
        assertThat(Csv.read(report.resolve("timing.csv")).rows()).isEmpty();
        for (String file : List.of(
                "attempts.csv", "transactions.csv", "bindings.csv", "findings.csv", "summary.json", "report.html")) {
            assertThat(report.resolve(file)).content(UTF_8).doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}T\\d{2}");
        }
    }

    @Test
    void reportSaysWhatWasRecognised() throws IOException {
        assertThat(audit("text", TEXT).resolve("summary.json"))
                .content(UTF_8)
                .contains("\"text, ngrep\"", "messages found in the text: 5; lines not used: 4", "inferred");
    }

    @Test
    void textMayBeCompressedOrComeFromStandardInput() throws IOException {
        byte[] text = Files.readAllBytes(TEXT);
        Path compressed = Files.write(folder.resolve("trace.gz"), gzip(text));

        List<Map<String, String>> expected = comparable(audit("text", TEXT));

        assertThat(comparable(audit("gzip", compressed))).isEqualTo(expected);
        assertThat(comparable(audit(new ByteArrayInputStream(text), "stdin", "-")))
                .isEqualTo(expected);
        assertThat(comparable(audit(new ByteArrayInputStream(gzip(text)), "stdin-gzip", "-")))
                .isEqualTo(expected);
    }

    @Test
    void damagedTextIsReadAsFarAsItGoes() throws IOException {
        byte[] whole = gzip(Files.readAllBytes(TEXT));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 200));

        Command run = Command.siptrail("audit", cut, "-o", folder.resolve("report"), "--format", "csv");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("cut.gz", "damaged or cut short");
        assertThat(Csv.read(folder.resolve("report/attempts.csv")).rows()).isNotEmpty();
    }

    @Test
    void explainDrawsTheLadderWithoutTimes() {
        Command run = Command.siptrail("explain", TEXT);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("The input has no times", "REGISTER 1", "401 Unauthorized", "REGISTER 2", "200 OK")
                .doesNotContain("0.000", "1970");
        assertThat(run.out().indexOf("REGISTER 1")).isLessThan(run.out().indexOf("401 Unauthorized"));
    }

    /** Without a clock nobody knows whether 32 seconds went by, so an unanswered request stays pending. */
    @Test
    void nothingTimesOutWithoutAClock() throws IOException {
        String request = Files.readString(TEXT, UTF_8).split("\n2\n", -1)[0];
        Path text = Files.writeString(folder.resolve("lone.txt"), request);

        assertThat(Csv.read(audit("lone", text).resolve("attempts.csv")).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "pending"));
    }

    @Test
    void textOfAFailureNamesItsCause() throws IOException {
        Path text = Files.writeString(
                folder.resolve("wrong.txt"),
                Files.readString(TEXT, UTF_8).replace("SIP/2.0 200 OK.", "SIP/2.0 403 Forbidden."));

        assertThat(Csv.read(audit("wrong", text).resolve("attempts.csv")).rows().get(0))
                .containsEntry("outcome", "rejected")
                .containsEntry("status", "403")
                .extractingByKey("cause")
                .asString()
                .isNotEmpty();
    }

    @Test
    void directoryOfTextsAndCapturesIsOneSet() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("mixed"));
        Files.copy(TEXT, directory.resolve("trace.txt"));
        Files.copy(CAPTURE, directory.resolve("trace.pcap"));
        Files.writeString(directory.resolve("readme.txt"), "how these came to be");

        assertThat(Csv.read(audit("mixed-report", directory).resolve("attempts.csv"))
                        .rows())
                .hasSize(3);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
