package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code siptrail explain}: the story of attempts in the terminal. */
final class ExplainTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");

    private static final String REGISTER = """
            REGISTER sip:example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>
            Call-ID: %1$s
            CSeq: 1 REGISTER
            Contact: <sip:%1$s@192.0.2.1:5060>;expires=600
            Content-Length: 0

            """;

    private static final String ANSWER = """
            SIP/2.0 %2$s
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$s
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>;tag=b
            Call-ID: %1$s
            CSeq: 1 REGISTER
            Contact: <sip:%1$s@192.0.2.1:5060>;expires=600
            Content-Length: 0

            """;

    @TempDir
    private Path folder;

    @Test
    void ladderShowsWhoSentWhatToWhomAndWhen() {
        Command run = Command.siptrail("explain", SEED);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("""
                          192.168.1.119:26023                               192.168.1.88:5060
                    0.000          |------------------ REGISTER 1 ----------------->|         #1
                                   | Contact: sip:1000@192.168.1.119:26023;l..., expires 3600 s
                    0.020          |<-------------- 401 Unauthorized ---------------|         #2
                                   | challenge: realm 192.168.1.88, nonce Ucz8wlHM+5Zt5..., MD5
                    0.040          |------------------ REGISTER 2 ----------------->|         #3
                """).contains("""
                    0.060          |<------------------- 200 OK --------------------|         #4
                                   | granted 3600 s, 8 contacts listed              |
                """);
        assertThat(run.out())
                .startsWith("Attempt 1: sip:1000@192.168.1.88, registered: for 3600 s in 60.000 ms\n")
                .endsWith("  Wireshark: sip.Call-ID == \"1426548078\" || sip.Call-ID == \"209020667\"\n");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        assertThat(Command.siptrail("explain", SEED).out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void attemptsAreChosenByOutcomeAorCallIdAndNumber() throws IOException {
        Path capture = twoAttempts("200 OK", "404 Not Found");

        assertThat(told(capture)).containsExactly("alice", "bob");
        assertThat(told(capture, "--failed")).containsExactly("bob");
        assertThat(told(capture, "--aor", "sip:alice@example.com")).containsExactly("alice");
        assertThat(told(capture, "--aor", "alice@example.com")).containsExactly("alice");
        assertThat(told(capture, "--aor", "bob")).containsExactly("bob");
        assertThat(told(capture, "--call-id", "alice")).containsExactly("alice");
        assertThat(told(capture, "--attempt", "2")).containsExactly("bob");
    }

    @Test
    void choiceThatFitsNothingSaysSo() throws IOException {
        Command run = Command.siptrail("explain", twoAttempts("200 OK", "200 OK"), "--failed");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("no attempt is as asked\n");
    }

    @Test
    void twoChoicesAtOnceAreWrongUsage() {
        assertThat(Command.siptrail("explain", SEED, "--failed", "--attempt", "1")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void textFromTheWireCannotSteerTheTerminal() throws IOException {
        Path capture = twoAttempts("200 \u001b[2J\u001b]0;owned\u0007\u202eKO", "200 OK");

        assertThat(Command.siptrail("explain", capture).out())
                .contains("\\x1b[2J")
                .doesNotContain("\u001b")
                .doesNotContain("\u0007")
                .doesNotContain("\u202e");
    }

    @Test
    void idOfACauseInPlaceOfAnInputIsExplained() {
        Command run = Command.siptrail("explain", "interval-too-brief");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("interval-too-brief\n").contains("423", "Remedy: ", "For example: ");
    }

    @Test
    void missingInputEndsAsItDoesForAnAudit() {
        Command run = Command.siptrail("explain", folder.resolve("missing.pcap"));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("missing.pcap");
    }

    @Test
    void furtherSendingsAndTheErrorsAboutThemAreFolded() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int gap : new int[] {0, 500, 1_000, 2_000}) {
            capture.afterMillis(gap)
                    .sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER.formatted("alice"))
                    .icmp("198.51.100.1", 3, 3, "192.0.2.1:5060", "198.51.100.1:5060");
        }

        assertThat(ladder(capture))
                .containsExactly("""
                0.000          |----------------- REGISTER 1 ------------------>|         #1
                               | Contact: sip:alice@192.0.2.1:5060, expires 600 s
                0.000          |<--- ICMP port unreachable (type 3 code 3) -----|         #2
                0.500          |----- REGISTER 1 again, 3 times in 3.0 s ------>|         #3
                0.500          |<------- ICMP again, 3 times in 3.0 s ---------|          #4
                """.lines().map(ExplainTest::squeezed).toArray(String[]::new));
    }

    @Test
    void errorOfARouterStandsBesideItsReceiver() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z")
                .sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER.formatted("alice"))
                .icmp("203.0.113.9", 3, 1, "192.0.2.1:5060", "198.51.100.1:5060");

        assertThat(ladder(capture).get(2)).contains("|<- 203.0.113.9: ICMP host unreachable (type 3 code 1)", "#2");
    }

    @Test
    void provisionalAnswersOtherFinalsAndRepetitionsAreShown() throws IOException {
        String client = "192.0.2.1:5060";
        String server = "198.51.100.1:5060";
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z")
                .sip(client, server, REGISTER.formatted("alice"))
                .afterMillis(100)
                .sip(server, client, ANSWER.formatted("alice", "100 Trying"))
                .afterMillis(500)
                .sip(server, client, ANSWER.formatted("alice", "503 Service Unavailable"))
                .afterMillis(500)
                .sip(client, server, REGISTER.formatted("alice"))
                .afterMillis(10)
                .sip(server, client, ANSWER.formatted("alice", "404 Not Found"));

        assertThat(ladder(capture))
                .containsExactly("""
                0.000          |----------------- REGISTER 1 ------------------>|         #1
                               | Contact: sip:alice@192.0.2.1:5060, expires 600 s
                               | a 100 came, which is no final answer           |
                0.600          |<---------- 503 Service Unavailable ------------|         #3
                               | responses came again once                      |
                1.100          |-------------- REGISTER 1 again --------------->|         #4
                1.110          |<---------------- 404 Not Found ----------------|         #5
                """.lines().map(ExplainTest::squeezed).toArray(String[]::new));
    }

    @Test
    void headersByWhichARegistrarSaysWhyAreShown() throws IOException {
        String refusal = ANSWER.formatted("alice", "423 Interval Too Brief")
                .replace("Content-Length", "Min-Expires: 7200\nContent-Length");
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z")
                .sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER.formatted("alice"))
                .afterMillis(10)
                .sip("198.51.100.1:5060", "192.0.2.1:5060", refusal);

        assertThat(ladder(capture)).last().asString().isEqualTo("| Min-Expires: 7200");
    }

    @Test
    void arrowsOfAWideTerminalStayShortEnoughForTheEye() {
        System.setProperty("siptrail.terminal.columns", "200");
        try {
            assertThat(Command.siptrail("explain", SEED).out().lines().filter(line -> line.contains("|")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.length()).isLessThan(125));
        } finally {
            System.clearProperty("siptrail.terminal.columns");
        }
    }

    private List<String> ladder(UdpCapture capture) throws IOException {
        Path file = Files.write(folder.resolve("ladder.pcap"), capture.bytes());
        return Command.siptrail("explain", file)
                .out()
                .lines()
                .filter(line -> line.contains("|"))
                .map(ExplainTest::squeezed)
                .toList();
    }

    /** However long the arrows and the gaps are. */
    private static String squeezed(String line) {
        return line.strip().replaceAll("-{2,}", "-").replaceAll(" {2,}", " ").replaceAll(" \\|$", "");
    }

    private static List<String> told(Path capture, String... options) {
        Object[] arguments = new Object[options.length + 2];
        arguments[0] = "explain";
        arguments[1] = capture;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Command.siptrail(arguments)
                .out()
                .lines()
                .filter(line -> line.startsWith("Attempt "))
                .map(line -> line.replaceAll("^Attempt \\d: sip:(\\w+)@.*", "$1"))
                .toList();
    }

    private Path twoAttempts(String toAlice, String toBob) throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        attempt(capture, "alice", toAlice);
        attempt(capture, "bob", toBob);
        Path file = folder.resolve("two.pcap");
        Files.write(file, capture.bytes());
        return file;
    }

    private static void attempt(UdpCapture capture, String user, String answer) {
        capture.sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER.formatted(user))
                .afterMillis(10)
                .sip("198.51.100.1:5060", "192.0.2.1:5060", ANSWER.formatted(user, answer))
                .afterMillis(1_000);
    }
}
