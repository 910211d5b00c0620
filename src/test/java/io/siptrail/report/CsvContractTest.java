package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks outside the project rely on in the CSV files: columns, quoting, guards, times, durations and frames. */
final class CsvContractTest {

    private static final String PHONE = "192.0.2.1:5060";
    private static final String REGISTRAR = "198.51.100.1:5060";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    attempts     | attempt, kind, outcome, cause, confidence, aor, auth_user, realm, user_agent, registrar, server, source, transport, start_time, end_time, call_id, call_id_last, cseq_first, cseq_last, transactions, challenges, retransmissions, status, reason, algorithm, qop, digest, expires_requested, expires_granted, contacts_listed, stale_listed, challenge_ms, auth_ms, total_ms, frames, explanation, remedy
                    transactions | transaction, attempt, capture, frame, final_frame, time, source, destination, transport, aor, call_id, cseq, branch, user_agent, has_credentials, expires_requested, status, reason, response_ms, retransmissions, response_retransmissions, duplicates
                    bindings     | aor, contact, instance, reg_id, user_agent, source, registrar, basis, registered_at, last_refresh, refreshes, expires_granted, expires_at, state, stale, stale_reason, confidence, times, frames
                    findings     | severity, finding, confidence, subject, count, first_time, explanation, remedy, frames, display_filter
                    digests      | attempt, capture, frame, username, realm, uri, method, algorithm, qop, nonce, nc, verdict, explanation, nonce_issued, nonce_lifetime_s, nonce_age_s, nonce_expires, nonce_expired
                    timing       | scope, name, leg, count, min_ms, p50_ms, p90_ms, p95_ms, p99_ms, max_ms
                    """)
    void columnsAreThoseOfTheContractInItsOrder(String file, String columns) throws IOException {
        Path report = audit(new RegisterScript().success());

        assertThat(Csv.read(report.resolve(file + ".csv")).header()).containsExactly(columns.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Phone "2", red   | Phone "2", red
                    =cmd()!A0        | '=cmd()!A0
                    +49 30 1         | '+49 30 1
                    -1               | '-1
                    @SUM(A1)         | '@SUM(A1)
                    a=b              | a=b
                    %01x             | '\\x01x
                    a%1B[31mred      | a\\x1b[31mred
                    a%7Fb            | a\\x7fb
                    """)
    void textOfTheWireIsGuarded(String onTheWire, String cell) throws IOException {
        Path report = audit(new RegisterScript().userAgent(decoded(onTheWire)).success());

        assertThat(Csv.read(report.resolve("attempts.csv")).column("user_agent"))
                .containsExactly(cell);
        assertThat(Csv.read(report.resolve("transactions.csv")).column("user_agent"))
                .containsOnly(cell);
        assertThat(Csv.read(report.resolve("timing.csv")).rows())
                .filteredOn(row -> "user_agent".equals(row.get("scope")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("name", cell));
    }

    @Test
    void textThatReordersOrHidesIsShownAsEscapes() throws IOException {
        Path report = audit(new RegisterScript()
                .userAgent("a\u202eb\u200bc\u0085d")
                .reason("=1+1")
                .success());

        Map<String, String> attempt =
                Csv.read(report.resolve("attempts.csv")).rows().get(0);
        assertThat(attempt)
                .containsEntry("user_agent", "a\\u202eb\\u200bc\\x85d")
                .containsEntry("reason", "'=1+1");
    }

    @Test
    void noCellHoldsAControlCharacterOrBeginsLikeAFormula() throws IOException {
        Path report = audit(new RegisterScript()
                .userAgent("=\u0007")
                .reason("@\u001b]0;title\u0007")
                .aor("+1%0d%0a2@example.com")
                .success());

        for (Path file : csvFiles(report)) {
            for (Map<String, String> row : Csv.read(file).rows()) {
                assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=+@-].*|.*\\p{Cntrl}.*"));
            }
        }
    }

    @Test
    void timesAreIsoInUtcWithMicroseconds() throws IOException {
        Path report = audit(new RegisterScript().success());

        Csv attempts = Csv.read(report.resolve("attempts.csv"));
        Csv transactions = Csv.read(report.resolve("transactions.csv"));
        assertThat(attempts.column("start_time")).containsExactly("2026-01-01T00:00:00.123456Z");
        assertThat(attempts.column("end_time")).containsExactly("2026-01-01T00:00:00.187456Z");
        assertThat(transactions.column("time"))
                .containsExactly("2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.160456Z");
    }

    @Test
    void durationsAreMillisecondsWithThreeDecimals() throws IOException {
        Path report = audit(new RegisterScript().success());

        Csv attempts = Csv.read(report.resolve("attempts.csv"));
        assertThat(attempts.column("challenge_ms")).containsExactly("25.000");
        assertThat(attempts.column("auth_ms")).containsExactly("27.000");
        assertThat(attempts.column("total_ms")).containsExactly("64.000");
        assertThat(Csv.read(report.resolve("transactions.csv")).column("response_ms"))
                .containsExactly("25.000", "27.000");
    }

    @Test
    void unknownIsEmpty() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        capture.sip(PHONE, REGISTRAR, new RegisterScript().request(1, "z9hG4bK1", ""));

        Path report = audit(capture, "silent.pcap");

        assertThat(Csv.read(report.resolve("attempts.csv")).rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("outcome", "pending")
                        .containsEntry("status", "")
                        .containsEntry("server", "")
                        .containsEntry("expires_granted", "")
                        .containsEntry("contacts_listed", "")
                        .containsEntry("challenge_ms", "")
                        .containsEntry("auth_ms", "")
                        .containsEntry("total_ms", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "plain.pcap, plain.pcap:1 plain.pcap:2 plain.pcap:3 plain.pcap:4",
        "two words.pcap, two%20words.pcap:1 two%20words.pcap:2 two%20words.pcap:3 two%20words.pcap:4",
        "10:30.pcap, 10%3A30.pcap:1 10%3A30.pcap:2 10%3A30.pcap:3 10%3A30.pcap:4",
        "50%.pcap, 50%25.pcap:1 50%25.pcap:2 50%25.pcap:3 50%25.pcap:4"
    })
    void framesNameTheirFilePercentEncoded(String name, String frames) throws IOException {
        Path report = audit(new RegisterScript().capture(), name);

        assertThat(Csv.read(report.resolve("attempts.csv")).column("frames")).containsExactly(frames);
        assertThat(Csv.read(report.resolve("transactions.csv")).column("capture"))
                .containsExactly(name, name);
    }

    @Test
    void filesOfOneNameAreToldApartByTheirFolders() throws IOException {
        UdpCapture first = new RegisterScript().capture();
        UdpCapture second = first.next().afterMillis(1_000);
        second.sip(PHONE, REGISTRAR, new RegisterScript().request(9, "z9hG4bK9", ""));
        Path one = first.write(Files.createDirectories(folder.resolve("one")).resolve("a.pcap"));
        Path two = second.write(Files.createDirectories(folder.resolve("two")).resolve("a.pcap"));
        Path report = folder.resolve("report");

        Command.siptrail("audit", two, one, "-o", report, "--format", "csv");

        assertThat(Csv.read(report.resolve("attempts.csv")).column("frames"))
                .containsExactly("one/a.pcap:1 one/a.pcap:2 one/a.pcap:3 one/a.pcap:4", "two/a.pcap:1");
    }

    @ParameterizedTest
    @CsvSource({"24, 1-24", "25, 1-16 +1 18-25", "60, 1-16 +36 53-60"})
    void ofManyFramesTheMiddleIsCounted(int sendings, String expected) throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int i = 0; i < sendings; i++) {
            capture.sip(PHONE, REGISTRAR, new RegisterScript().request(1, "z9hG4bK1", ""))
                    .afterMillis(500);
        }

        Path report = audit(capture, "f.pcap");

        assertThat(Csv.read(report.resolve("attempts.csv")).column("frames")).containsExactly(spelled(expected));
        assertThat(Csv.read(report.resolve("attempts.csv")).column("retransmissions"))
                .containsExactly(Integer.toString(sendings - 1));
    }

    /** Writes {@code 1-3 +2 6-7} as the frames of f.pcap that it means. */
    private static String spelled(String ranges) {
        List<String> words = new ArrayList<>();
        for (String range : ranges.split(" ", -1)) {
            if (range.startsWith("+")) {
                words.add(range);
                continue;
            }
            String[] ends = range.split("-", -1);
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[1]); i++) {
                words.add("f.pcap:" + i);
            }
        }
        return String.join(" ", words);
    }

    /** Undoes the percent-encoding of control characters, which a table in source text cannot hold. */
    private static String decoded(String text) {
        return text.replace("%01", "\u0001").replace("%1B", "\u001b").replace("%7F", "\u007f");
    }

    private Path audit(RegisterScript script) throws IOException {
        return audit(script.capture(), "capture.pcap");
    }

    private Path audit(UdpCapture capture, String name) throws IOException {
        Path report = folder.resolve("report");
        Command run = Command.siptrail("audit", capture.write(folder.resolve(name)), "-o", report, "--format", "csv");
        assertThat(run.exit()).as(run.err()).isZero();
        return report;
    }

    private static List<Path> csvFiles(Path report) throws IOException {
        try (Stream<Path> files = Files.list(report)) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }
}
