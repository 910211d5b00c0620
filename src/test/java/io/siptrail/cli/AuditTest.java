package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.Json;
import io.siptrail.testing.UdpCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code siptrail audit} on good input: from a capture to the rows of the report. */
final class AuditTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");
    private static final Path LONE_CHALLENGE = Path.of("captures", "kamailio-linphone-401.pcap");

    private static final String PHONE = "192.0.2.1:5060";
    private static final String REGISTRAR = "198.51.100.1:5060";

    private static final String REQUEST = """
            REGISTER sip:example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:alice@example.com>;tag=a
            To: <sip:alice@example.com>
            Call-ID: %1$s
            CSeq: 1 REGISTER
            Contact: <sip:alice@192.0.2.1:5060>;expires=600
            Content-Length: 0

            """;

    private static final String ANSWER = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:alice@example.com>;tag=a
            To: <sip:alice@example.com>;tag=b
            Call-ID: %1$s
            CSeq: 1 REGISTER
            Contact: <sip:alice@192.0.2.1:5060>;expires=600
            Content-Length: 0

            """;

    @TempDir
    private Path folder;

    private Path report = Path.of("");

    @BeforeEach
    void placeOfTheReport() {
        report = folder.resolve("report");
    }

    @Test
    void credentialsAnswerTheChallengeAlthoughTheCallIdChanged() throws IOException {
        Command run = Command.siptrail("audit", SEED, "-o", report, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(attempts().rows())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsAllEntriesOf(Map.ofEntries(
                                Map.entry("attempt", "1"),
                                Map.entry("kind", "initial"),
                                Map.entry("outcome", "registered"),
                                Map.entry("aor", "sip:1000@192.168.1.88"),
                                Map.entry("auth_user", "1000"),
                                Map.entry("realm", "192.168.1.88"),
                                Map.entry("call_id", "1426548078"),
                                Map.entry("call_id_last", "209020667"),
                                Map.entry("transactions", "2"),
                                Map.entry("challenges", "1"),
                                Map.entry("retransmissions", "0"),
                                Map.entry("status", "200"),
                                Map.entry("reason", "OK"),
                                Map.entry("expires_requested", "3600"),
                                Map.entry("expires_granted", "3600"),
                                Map.entry("contacts_listed", "8"),
                                Map.entry("challenge_ms", "20.000"),
                                Map.entry("auth_ms", "20.000"),
                                Map.entry("total_ms", "60.000"))));
    }

    @Test
    void transactionsOfTheSeedBelongToItsAttempt() throws IOException {
        Command.siptrail("audit", SEED, "-o", report, "--format", "csv");

        Csv transactions = Csv.read(report.resolve("transactions.csv"));
        assertThat(transactions.column("attempt")).containsExactly("1", "1");
        assertThat(transactions.column("call_id")).containsExactly("1426548078", "209020667");
        assertThat(transactions.column("status")).containsExactly("401", "200");
        assertThat(transactions.column("has_credentials")).containsExactly("no", "yes");
        assertThat(transactions.column("frame")).containsExactly("1", "3");
        assertThat(transactions.column("final_frame")).containsExactly("2", "4");
    }

    @Test
    void challengeWhoseRequestWasNotCapturedIsPartial() throws IOException {
        Command run = Command.siptrail("audit", LONE_CHALLENGE, "-o", report, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(attempts().rows())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("outcome", "partial")
                        .containsEntry("kind", "")
                        .containsEntry("status", "401")
                        .containsEntry("start_time", "2013-06-28T04:03:08.000000Z"));
        assertThat(Csv.read(report.resolve("transactions.csv")).column("frame")).containsExactly("");
    }

    @Test
    void whatHappenedIsOnStandardOutput() {
        Command run = Command.siptrail("audit", SEED, "-o", report, "--format", "csv");

        assertThat(run.out())
                .contains("1 registration attempt: registered 1")
                .contains("sip:1000@192.168.1.88")
                .contains("200 OK")
                .endsWith("report: " + report + System.lineSeparator());
    }

    @Test
    void standardInputIsReadLikeAFile() throws IOException {
        byte[] bytes = Files.readAllBytes(SEED);
        Command run = Command.siptrail(new ByteArrayInputStream(bytes), "audit", "-", "-o", report, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(attempts().column("outcome")).containsExactly("registered");
        assertThat(attempts().column("frames"))
                .as("a spreadsheet would take the dash for a formula")
                .containsExactly("'-:1 -:2 -:3 -:4");
    }

    @Test
    void portRestrictsWhatIsTakenForSip() throws IOException {
        Command.siptrail("audit", SEED, "-o", report, "--port", "5061", "--format", "json");
        assertThat(summary().at("counts", "sip_messages").number()).isZero();
        assertThat(summary().at("counts", "frames_not_sip").number()).isEqualTo(4);

        Command.siptrail("audit", SEED, "-o", report, "--port", "5061", "--port", "5060", "--format", "json");
        assertThat(summary().at("counts", "sip_messages").number()).isEqualTo(4);

        Command.siptrail("audit", SEED, "-o", report, "--port", "26023", "--format", "json");
        assertThat(summary().at("counts", "sip_messages").number()).isEqualTo(4);
    }

    @Test
    void formatSaysWhichFilesAreWritten() throws IOException {
        Command.siptrail("audit", SEED, "-o", report, "--format", "json");
        assertThat(files(report)).containsExactly("summary.json");

        Command.siptrail("audit", SEED, "-o", report, "--format", "json,svg");
        assertThat(files(report))
                .containsExactly(
                        "charts/attempts-over-time.svg",
                        "charts/bindings.svg",
                        "charts/contacts-over-time.svg",
                        "charts/contacts-per-aor.svg",
                        "charts/outcomes.svg",
                        "charts/registration-times.svg",
                        "summary.json");
    }

    @Test
    void everythingIsWrittenWhenNoFormatIsNamed() throws IOException {
        Command.siptrail("audit", SEED, "-o", report);

        assertThat(files(report))
                .containsExactly(
                        "attempts.csv",
                        "bindings.csv",
                        "charts/attempts-over-time.png",
                        "charts/attempts-over-time.svg",
                        "charts/bindings.png",
                        "charts/bindings.svg",
                        "charts/contacts-over-time.png",
                        "charts/contacts-over-time.svg",
                        "charts/contacts-per-aor.png",
                        "charts/contacts-per-aor.svg",
                        "charts/outcomes.png",
                        "charts/outcomes.svg",
                        "charts/registration-times.png",
                        "charts/registration-times.svg",
                        "digests.csv",
                        "findings.csv",
                        "report.html",
                        "summary.json",
                        "timing.csv",
                        "transactions.csv");
    }

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again");
        Command.siptrail("audit", SEED, LONE_CHALLENGE, "-o", report);
        Command.siptrail("audit", SEED, LONE_CHALLENGE, "-o", again);

        assertSameFiles(report, again);
    }

    @Test
    void orderOfTheArgumentsDoesNotMatter() throws IOException {
        Path turned = folder.resolve("turned");
        Command.siptrail("audit", SEED, LONE_CHALLENGE, "-o", report);
        Command.siptrail("audit", LONE_CHALLENGE, SEED, "-o", turned);

        assertSameFiles(report, turned);
        assertThat(attempts().column("outcome")).containsExactly("registered", "partial");
    }

    @Test
    void transactionGoesOnInTheNextFileOfARotatedSet() throws IOException {
        UdpCapture first = UdpCapture.at("2026-01-01T00:00:00Z").sip(PHONE, REGISTRAR, REQUEST.formatted("one"));
        UdpCapture second = first.next().afterMillis(500).sip(PHONE, REGISTRAR, REQUEST.formatted("one"));
        UdpCapture third = second.next().afterMillis(30).sip(REGISTRAR, PHONE, ANSWER.formatted("one"));
        Path set = Files.createDirectories(folder.resolve("set"));
        third.write(set.resolve("a.pcap"));
        first.write(set.resolve("b.pcap"));
        second.write(set.resolve("c.pcap"));

        Command run = Command.siptrail("audit", set, "-o", report, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(attempts().column("frames")).containsExactly("b.pcap:1 c.pcap:1 a.pcap:1");
        assertThat(attempts().column("total_ms")).containsExactly("530.000");
        assertThat(Csv.read(report.resolve("transactions.csv")).rows())
                .singleElement()
                .satisfies(transaction -> assertThat(transaction)
                        .containsEntry("capture", "b.pcap")
                        .containsEntry("frame", "1")
                        .containsEntry("final_frame", "a.pcap:1")
                        .containsEntry("retransmissions", "1"));
    }

    @Test
    void splitFilesSayWhatTheWholeOneSays() throws IOException {
        List<Path> parts = new ArrayList<>();
        UdpCapture whole = UdpCapture.at("2026-01-01T00:00:00Z");
        UdpCapture part = whole.next();
        for (int i = 0; i < 6; i++) {
            String name = "call" + i;
            whole.sip(PHONE, REGISTRAR, REQUEST.formatted(name)).afterMillis(25);
            whole.sip(REGISTRAR, PHONE, ANSWER.formatted(name)).afterMillis(60_000);
            part.sip(PHONE, REGISTRAR, REQUEST.formatted(name)).afterMillis(25);
            parts.add(part.write(folder.resolve("part" + i + ".pcap")));
            part = part.next().sip(REGISTRAR, PHONE, ANSWER.formatted(name)).afterMillis(60_000);
        }
        parts.add(part.write(folder.resolve("part6.pcap")));
        Path wholeReport = folder.resolve("whole");
        Command.siptrail("audit", whole.write(folder.resolve("whole.pcap")), "-o", wholeReport, "--format", "csv");
        Command.siptrail(Stream.concat(Stream.of("audit", "-o", report, "--format", "csv"), parts.stream())
                .toArray());

        for (String column : List.of("kind", "outcome", "call_id", "start_time", "total_ms", "expires_granted")) {
            assertThat(attempts().column(column))
                    .isEqualTo(Csv.read(wholeReport.resolve("attempts.csv")).column(column));
        }
        assertThat(attempts().column("kind"))
                .containsExactly("initial", "refresh", "refresh", "refresh", "refresh", "refresh");
        assertThat(report.resolve("timing.csv")).hasSameBinaryContentAs(wholeReport.resolve("timing.csv"));
    }

    private Csv attempts() throws IOException {
        return Csv.read(report.resolve("attempts.csv"));
    }

    private Json summary() throws IOException {
        return Json.read(report.resolve("summary.json"));
    }

    private static void assertSameFiles(Path one, Path other) throws IOException {
        assertThat(files(one)).isNotEmpty().isEqualTo(files(other));
        for (String file : files(one)) {
            assertThat(one.resolve(file)).as(file).hasSameBinaryContentAs(other.resolve(file));
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
