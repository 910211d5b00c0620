package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.report.csv.Sheet;
import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code siptrail list}: the rows of a report on standard output. */
final class ListTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");

    private static final String REGISTER = """
            REGISTER sip:example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>
            Call-ID: call-%1$s
            CSeq: 7 REGISTER
            Contact: <sip:%1$s@192.0.2.1:5060>;expires=600;reg-id=1;+sip.instance="<urn:uuid:00000000-0000-0000-0000-000000000001>"
            User-Agent: %2$s
            Content-Length: 0

            """;

    private static final String ANSWER = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>;tag=b
            Call-ID: call-%1$s
            CSeq: 7 REGISTER
            Contact: <sip:%1$s@192.0.2.1:5060>;expires=600;reg-id=1;+sip.instance="<urn:uuid:00000000-0000-0000-0000-000000000001>"
            Content-Length: 0

            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void csvIsTheFileOfTheReportByteForByte(Sheet sheet) throws IOException {
        Command.siptrail("audit", SEED, "-o", folder.resolve("report"), "--format", "csv");

        Command run = Command.siptrail("list", sheet.label(), SEED, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("report/" + sheet.label() + ".csv"), UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void jsonHasAnObjectForEachRowWithTheNamesOfTheColumns(Sheet sheet) throws IOException {
        Path csv = Files.writeString(
                folder.resolve("rows.csv"),
                Command.siptrail("list", sheet.label(), SEED, "--format", "csv").out());

        List<String> lines = Command.siptrail("list", sheet.label(), SEED, "--format", "jsonl")
                .out()
                .lines()
                .toList();

        assertThat(lines)
                .hasSize(Csv.read(csv).rows().size())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"") && line.endsWith("}"));
    }

    @Test
    void numbersAreNumbersAndWhatIsUnknownIsAbsent() throws IOException {
        String attempt = json("attempts", capture("alice", "Phone/1.0"));
        String binding = json("bindings", capture("alice", "Phone/1.0"));

        assertThat(attempt)
                .contains("\"attempt\":1,", "\"cseq_first\":7,", "\"status\":200,", "\"total_ms\":10.000,")
                .contains("\"start_time\":\"2026-01-01T00:00:00.000000Z\"", "\"call_id\":\"call-alice\"")
                .doesNotContain("\"cause\"", "\"realm\"", "\"challenge_ms\"", "\"remedy\"");
        assertThat(binding).contains("\"reg_id\":1,", "\"refreshes\":0,", "\"stale\":\"no\"");
    }

    @Test
    void textFromTheWireIsWholeForAProgramAndHarmlessOnATerminal() throws IOException {
        String hostile = "=\u001b[2J\u007f\u009b\u202e\"M\u00fcller\\";
        Path capture = capture("alice", hostile);

        assertThat(json("attempts", capture))
                .contains("\"user_agent\":\"=\\u001B[2J\\u007F\\u009B\\u202E\\\"M\\u00FCller\\\\\"");
        for (String format : List.of("table", "csv", "jsonl")) {
            assertThat(Command.siptrail("list", "attempts", capture, "--format", format)
                            .out())
                    .doesNotContain("\u001b", "\u007f", "\u009b", "\u202e");
        }
    }

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void tableFitsTheTerminal(Sheet sheet) {
        Command run = Command.siptrail("list", sheet.label(), SEED);

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void tableCutsNamesInTheMiddleWhereTheyDifferLeast() {
        assertThat(Command.siptrail("list", "bindings", SEED).out())
                .contains("aor                    contact")
                .containsPattern("sip:1000@192\\.168\\.1\\.88  sip:1000@1….{6}0ed2  active  -  ")
                .containsPattern("sip:1000@192\\.168\\.1\\.88  sip:1000@1….{6}b3dd  active  superseded  ");
    }

    @Test
    void listWithoutRowsSaysSo() throws IOException {
        Path capture = capture("alice", "Phone/1.0");

        assertThat(Command.siptrail("list", "digests", capture).out()).isEqualTo("no digests" + System.lineSeparator());
        assertThat(Command.siptrail("list", "digests", capture, "--format", "jsonl")
                        .out())
                .isEmpty();
    }

    @Test
    void missingInputEndsAsItDoesForAnAudit() {
        Command run = Command.siptrail("list", "attempts", folder.resolve("missing.pcap"));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("missing.pcap");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell is needed to close a pipe")
    void readerMayStopAfterTheFirstLine() throws Exception {
        UdpCapture many = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int i = 0; i < 3_000; i++) {
            registration(many, "user" + i, "Phone/1.0");
        }
        Path capture = Files.write(folder.resolve("many.pcap"), many.bytes());
        String quoted = String.join("' '", Command.java("list", "attempts", capture, "--format", "csv"));
        Process shell = new ProcessBuilder("sh", "-c", "{ '" + quoted + "'; echo \"exit $?\" >&2; } 2>err | head -n 1")
                .directory(folder.toFile())
                .start();
        shell.getOutputStream().close();
        try (BufferedReader out = shell.inputReader(UTF_8)) {
            assertThat(out.lines()).singleElement().asString().startsWith("attempt,kind,outcome");
        }
        shell.waitFor();
        assertThat(ended(folder.resolve("err"))).isEqualTo("exit 0\n");
    }

    /** The shell ends with the reader of the pipe, which may be before the writer. */
    private static String ended(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < 300 && Files.size(file) == 0; i++) {
            Thread.sleep(100);
        }
        return Files.readString(file, UTF_8);
    }

    private static String json(String sheet, Path capture) {
        return Command.siptrail("list", sheet, capture, "--format", "jsonl").out();
    }

    private Path capture(String user, String agent) throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        registration(capture, user, agent);
        return Files.write(folder.resolve("one.pcap"), capture.bytes());
    }

    private static void registration(UdpCapture capture, String user, String agent) {
        capture.sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER.formatted(user, agent))
                .afterMillis(10)
                .sip("198.51.100.1:5060", "192.0.2.1:5060", ANSWER.formatted(user))
                .afterMillis(10);
    }
}
