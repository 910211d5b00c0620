package io.siptrail.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials on their way from a packet to {@code digests.csv}: those of two servers at once, and those that nobody should send. */
final class DigestAuditTest {

    private static final String PHONE = "192.0.2.1:5060";
    private static final String REGISTRAR = "198.51.100.1:5060";
    private static final String PASSWORD = "Grünkohl-77";

    @TempDir
    private Path folder;

    @Test
    void registrarAndProxyThatAskAtOnceAreAnsweredAtOnceAndJudgedApart() throws IOException {
        Answer registrar = new Answer("SHA-256", "auth");
        Answer proxy = new Answer("MD5", "");
        proxy.realm = "edge.example";
        proxy.password = "another";
        String challenges = """
                WWW-Authenticate: Digest realm="Example.com", nonce="fresh+nonce/1=", algorithm=SHA-256, qop="auth"
                WWW-Authenticate: Digest realm="Example.com", nonce="fresh+nonce/1=", algorithm=MD5, qop="auth"
                Proxy-Authenticate: Digest realm="edge.example", nonce="fresh+nonce/1="
                """;
        String credentials = "Proxy-Authorization: "
                + proxy.header().replace("realm=\"Example.com\"", "realm=\"edge.example\"")
                + "\nAuthorization: " + registrar.header() + "\n";

        List<Map<String, String>> digests =
                audit(challenges, credentials, "alice:Example.com:" + PASSWORD, "alice:edge.example:" + PASSWORD);

        assertThat(digests)
                .extracting(row -> row.get("realm") + " " + row.get("algorithm") + " " + row.get("verdict"))
                .containsExactlyInAnyOrder("Example.com SHA-256 valid", "edge.example MD5 invalid");
    }

    @Test
    void passwordWithALineEndOfWindowsIsNamedAndNotShown() throws IOException {
        Answer answer = new Answer("MD5", "auth");
        answer.password = "Bergziege9\r\n";

        assertThat(audit("", "Authorization: " + answer.header() + "\n", "alice:Example.com:Bergziege9"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("verdict", "invalid");
                    assertThat(row.get("explanation")).contains("a trailing CR LF");
                    assertThat(row.toString()).doesNotContain("Bergziege9");
                });
    }

    @Test
    void passwordInLatin1IsNamedAsSuch() throws IOException {
        Answer answer = new Answer("MD5", "auth");
        answer.charset = StandardCharsets.ISO_8859_1;

        assertThat(audit("", "Authorization: " + answer.header() + "\n", "alice:Example.com:" + PASSWORD))
                .singleElement()
                .satisfies(row -> assertThat(row.get("explanation")).contains("the password in ISO-8859-1"));
    }

    static Stream<Arguments> hostile() {
        String right = new Answer("MD5", "auth").header();
        String response = new Answer("MD5", "auth").response();
        return Stream.of(
                Arguments.of("cut within a quoted value", right.substring(0, right.indexOf("Example.com") + 4)),
                Arguments.of("cut within the response", right.substring(0, right.indexOf(response) + 9)),
                Arguments.of("no parameter at all", "Digest"),
                Arguments.of("only commas", "Digest ,,,,,"),
                Arguments.of("empty response", right.replace(response, "")),
                Arguments.of("short response", right.replace(response, response.substring(1))),
                Arguments.of("long response", right.replace(response, response + "00")),
                Arguments.of("no hexadecimal digits", right.replace(response, "z" + response.substring(1))),
                Arguments.of("empty nonce count", right.replace("nc=0000001a", "nc=")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void brokenCredentialsAreMalformedAndSayWhy(String name, String header) throws IOException {
        assertThat(audit("", "Authorization: " + header + "\n", "alice:Example.com:" + PASSWORD))
                .as(name)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("verdict", "malformed");
                    assertThat(row.get("explanation")).isNotEmpty();
                });
    }

    @Test
    void nonceOfTenThousandBytesAndOneWithNulAreComputedLikeOthers() throws IOException {
        for (String nonce : List.of("n".repeat(10_000), "a\0b")) {
            Answer answer = new Answer("MD5", "auth");
            answer.nonce = nonce;
            String header = answer.header().replace("fresh+nonce/1=", nonce);

            assertThat(audit("", "Authorization: " + header + "\n", "alice:Example.com:" + PASSWORD))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("verdict", "valid"));
        }
    }

    @Test
    void firstOfTwoUsernamesCounts() throws IOException {
        String header = new Answer("MD5", "auth").header() + ", username=\"mallory\", realm=\"elsewhere\"";

        assertThat(audit("", "Authorization: " + header + "\n", "alice:Example.com:" + PASSWORD))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("username", "alice").containsEntry("verdict", "valid"));
    }

    private List<Map<String, String>> audit(String challenges, String credentials, String... secrets)
            throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        String offered = challenges.isEmpty()
                ? "WWW-Authenticate: Digest realm=\"Example.com\", nonce=\"fresh+nonce/1=\"\n"
                : challenges;
        capture.sip(PHONE, REGISTRAR, message("REGISTER sip:example.com;transport=udp SIP/2.0", 1, ""))
                .afterMillis(10);
        capture.sip(REGISTRAR, PHONE, message("SIP/2.0 401 Unauthorized", 1, offered))
                .afterMillis(10);
        capture.sip(PHONE, REGISTRAR, message("REGISTER sip:example.com;transport=udp SIP/2.0", 2, credentials))
                .afterMillis(10);
        capture.sip(REGISTRAR, PHONE, message("SIP/2.0 403 Forbidden", 2, ""));
        Path file = capture.write(folder.resolve("capture.pcap"));
        Path report = folder.resolve("report");
        Command run = Command.siptrail(
                "audit",
                file,
                "-o",
                report,
                "--format",
                "csv",
                "--credentials",
                Files.write(folder.resolve("secrets.txt"), List.of(secrets)));
        assertThat(run.exit()).as(run.err()).isZero();
        return Csv.read(report.resolve("digests.csv")).rows();
    }

    private static String message(String start, int cseq, String further) {
        return """
                %s
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%d
                From: <sip:alice@example.com>;tag=a
                To: <sip:alice@example.com>
                Call-ID: one
                CSeq: %d REGISTER
                Contact: <sip:alice@192.0.2.1:5060>;expires=600
                %sContent-Length: 0

                """.formatted(start, cseq, cseq, further);
    }
}
