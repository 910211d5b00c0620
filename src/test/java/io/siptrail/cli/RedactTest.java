package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --redact}: nobody who reads a report learns who registered where, and one name is one pseudonym everywhere. */
final class RedactTest {

    private static final Path LAB = Path.of("captures/lab");
    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brute-force-succeeds-svcrack.pcap",
                "contacts-accumulate-line-linphone.pcap",
                "digest-miscalculated-three-ways.pcap",
                "max-contacts-linphone.pcap",
                "mixed-twenty-users.pcap",
                "nat-rebinding-baresip.pcap",
                "normal-baresip-ipv6.pcap",
                "two-hops-through-a-proxy.pcap",
                "wrong-server-nonce.pcap"
            })
    void noOriginalNameIsInAnyByteOfTheReportNorOnTheTerminal(String capture) throws IOException {
        Path secrets =
                Files.writeString(folder.resolve("secrets.txt"), "tilda:*:nine*lanterns\nmaren:*:salt-and-tide\n");
        Path open = folder.resolve("open");
        audit(LAB.resolve(capture), open, "--credentials", secrets);
        Set<String> names = names(open);
        Path report = folder.resolve("redacted");
        Command run = audit(LAB.resolve(capture), report, "--credentials", secrets, "--redact");
        Command story = Command.siptrail("explain", LAB.resolve(capture), "--redact", "--credentials", secrets);

        assertThat(names).hasSizeGreaterThan(5);
        assertThat(leaked(names, whole(open)))
                .as("the search finds them where they are")
                .hasSameSizeAs(names);
        assertThat(leaked(names, whole(report) + run.out() + run.err())).isEmpty();
        assertThat(leaked(names, story.out() + story.err())).isEmpty();
    }

    @Test
    void whatIsNoNameStaysAsItIs() throws IOException {
        audit(SEED, folder.resolve("open"));
        audit(SEED, folder.resolve("redacted"), "--redact");
        Map<String, String> open = row("open", "attempts.csv");
        Map<String, String> redacted = row("redacted", "attempts.csv");

        for (String column : List.of(
                "outcome",
                "user_agent",
                "start_time",
                "cseq_last",
                "status",
                "expires_granted",
                "total_ms",
                "frames")) {
            assertThat(redacted.get(column)).as(column).isEqualTo(open.get(column));
        }
        assertThat(row("redacted", "digests.csv")).containsEntry("nonce_issued", "2013-06-28T02:57:26Z");
        assertThat(Csv.read(folder.resolve("redacted/bindings.csv")).column("stale"))
                .isEqualTo(Csv.read(folder.resolve("open/bindings.csv")).column("stale"));
    }

    @Test
    void challengeThatNamesNoSchemeIsStillAChallenge() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        String common = """
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
                From: <sip:alice@example.com>;tag=a
                To: <sip:alice@example.com>;tag=b
                Call-ID: one
                CSeq: 1 REGISTER
                """;
        capture.sip("192.0.2.1:5060", "198.51.100.1:5060", "REGISTER sip:example.com SIP/2.0\n" + common + "\n")
                .afterMillis(10)
                .sip(
                        "198.51.100.1:5060",
                        "192.0.2.1:5060",
                        "SIP/2.0 401 Unauthorized\n" + common
                                + "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\"\n"
                                + "WWW-Authenticate: =example\n\n");
        Path file = Files.write(folder.resolve("phone.pcap"), capture.bytes());
        audit(file, folder.resolve("open"));
        audit(file, folder.resolve("redacted"), "--redact");

        // The last one counts, and a challenge without an algorithm means MD5 (RFC 7616 §3.3).
        assertThat(row("open", "attempts.csv"))
                .containsEntry("algorithm", "MD5")
                .containsEntry("qop", "");
        assertThat(row("redacted", "attempts.csv"))
                .containsEntry("algorithm", "MD5")
                .containsEntry("qop", "");
    }

    @Test
    void oneNameIsOnePseudonymInEveryFileAndColumn() throws IOException {
        audit(SEED, folder.resolve("redacted"), "--redact");
        Map<String, String> attempt = row("redacted", "attempts.csv");
        Map<String, String> digest = row("redacted", "digests.csv");
        String user = attempt.getOrDefault("auth_user", "");
        String host = attempt.getOrDefault("realm", "");

        assertThat(user).matches("u[0-9a-f]{12}");
        assertThat(host).startsWith("2001:db8:4::");
        assertThat(attempt)
                .containsEntry("aor", "sip:" + user + "@[" + host + "]")
                .containsEntry("registrar", "[" + host + "]:5060");
        assertThat(digest).containsEntry("username", user).containsEntry("uri", "sip:[" + host + "]");
        assertThat(Csv.read(folder.resolve("redacted/bindings.csv")).column("aor"))
                .containsOnly("sip:" + user + "@[" + host + "]");
        assertThat(Csv.read(folder.resolve("redacted/transactions.csv")).column("call_id"))
                .containsExactly(attempt.get("call_id"), attempt.get("call_id_last"));
    }

    @Test
    void sameInputGivesTheSameBytesWithoutAKeyAndWithOne() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "sixteen bytes or more");

        audit(SEED, folder.resolve("a"), "--redact");
        audit(SEED, folder.resolve("b"), "--redact");
        audit(SEED, folder.resolve("c"), "--redact-key", key);
        audit(SEED, folder.resolve("d"), "--redact", "--redact-key", key);

        assertThat(whole(folder.resolve("a"))).isEqualTo(whole(folder.resolve("b")));
        assertThat(whole(folder.resolve("c"))).isEqualTo(whole(folder.resolve("d")));
        assertThat(row("a", "attempts.csv").get("aor"))
                .isNotEqualTo(row("c", "attempts.csv").get("aor"));
    }

    @Test
    void oneKeyGivesOnePseudonymInTheReportsOfTwoCaptures() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "sixteen bytes or more");
        Path one = LAB.resolve("normal-baresip-udp.pcap");
        Path other = LAB.resolve("normal-baresip-tcp.pcap");

        audit(one, folder.resolve("a"), "--redact-key", key);
        audit(other, folder.resolve("b"), "--redact-key", key);
        audit(one, folder.resolve("c"), "--redact");
        audit(other, folder.resolve("d"), "--redact");

        assertThat(row("a", "attempts.csv").get("auth_user"))
                .isEqualTo(row("b", "attempts.csv").get("auth_user"));
        assertThat(row("c", "attempts.csv").get("auth_user"))
                .isNotEqualTo(row("d", "attempts.csv").get("auth_user"));
    }

    @Test
    void attemptsAreChosenByTheNamesThatTheCaptureHas() {
        Command run = Command.siptrail("explain", SEED, "--redact", "--aor", "sip:1000@192.168.1.88");

        assertThat(run.out()).startsWith("Attempt 1: sip:u").doesNotContain("192.168.1.88");
    }

    @Test
    void standardInputCannotBeReadTwiceSoItNeedsAKey() throws IOException {
        Command without = Command.siptrail(
                new ByteArrayInputStream(Files.readAllBytes(SEED)),
                "audit",
                "-",
                "-o",
                folder.resolve("r"),
                "--redact");
        Path key = Files.writeString(folder.resolve("key"), "sixteen bytes or more");
        Command with = Command.siptrail(
                new ByteArrayInputStream(Files.readAllBytes(SEED)),
                "audit",
                "-",
                "-o",
                folder.resolve("r"),
                "--redact-key",
                key,
                "--format",
                "csv");

        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("--redact of standard input needs --redact-key");
        assertThat(with.exit()).isZero();
    }

    @Test
    void keyThatIsShortOrMissingIsWrongUsageBeforeAnyWork() throws IOException {
        Path brief = Files.writeString(folder.resolve("brief"), "short");

        assertThat(audit(SEED, folder.resolve("r"), "--redact-key", brief).exit())
                .isEqualTo(2);
        assertThat(audit(SEED, folder.resolve("r"), "--redact-key", folder.resolve("none"))
                        .exit())
                .isEqualTo(2);
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void passwordsAreNotRevealedInARedactedReport() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "1000\n");

        Command run = audit(SEED, folder.resolve("r"), "--redact", "--candidates", list, "--reveal");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--reveal shows what --redact hides");
    }

    private static Command audit(Path capture, Path report, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("audit", capture, "-o", report));
        arguments.addAll(List.of("--format", "csv,json,html,svg"));
        arguments.addAll(List.of(options));
        return Command.siptrail(arguments.toArray());
    }

    private Map<String, String> row(String report, String file) throws IOException {
        return Csv.read(folder.resolve(report).resolve(file)).rows().get(0);
    }

    /** Users, hosts, addresses, Call-IDs, branches and instances; numbers that a report has for other reasons are left out. */
    private static Set<String> names(Path report) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Map<String, String> row : Csv.read(report.resolve("attempts.csv")).rows()) {
            addUri(names, row.getOrDefault("aor", ""));
            names.addAll(List.of(row.getOrDefault("auth_user", ""), row.getOrDefault("realm", "")));
            addUri(names, "sip:" + row.getOrDefault("source", ""));
            addUri(names, "sip:" + row.getOrDefault("registrar", ""));
        }
        for (Map<String, String> row :
                Csv.read(report.resolve("transactions.csv")).rows()) {
            names.add(row.getOrDefault("call_id", ""));
            names.add(row.getOrDefault("branch", ""));
        }
        for (Map<String, String> row : Csv.read(report.resolve("bindings.csv")).rows()) {
            addUri(names, row.getOrDefault("contact", ""));
            names.add(row.getOrDefault("instance", ""));
        }
        names.removeIf(name -> name.length() < 4 || name.matches("\\d{1,5}"));
        return names;
    }

    private static void addUri(Set<String> names, String uri) {
        String rest = uri.replaceFirst("^sips?:", "").replaceFirst(";.*", "");
        int at = rest.indexOf('@');
        if (at > 0) {
            names.add(rest.substring(0, at));
        }
        names.add(rest.substring(at + 1).replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", ""));
    }

    private static List<String> leaked(Set<String> names, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> lower.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Every file of the report, a character for each byte. */
    private static String whole(Path report) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(
                        report.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts.toString();
    }
}
