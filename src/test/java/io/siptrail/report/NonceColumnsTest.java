package io.siptrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code digests.csv} and {@code explain} say of the time that a nonce tells. The scripts begin at 2026-01-01T00:00:00.123456Z. */
final class NonceColumnsTest {

    private static final Instant CHALLENGED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void seedCaptureWasChallengedAtThatSecondForThreeHundred() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets.txt"), "1000:192.168.1.88:1000\n");

        assertThat(digests(Path.of("captures", "kamailio-linphone.pcap"), "--credentials", secrets))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "verdict", "valid",
                                "nonce", "Ucz8wlHM+5Zt5fGB0vjWXgziGzKF5on2",
                                "nonce_issued", "2013-06-28T02:57:26Z",
                                "nonce_lifetime_s", "300",
                                "nonce_age_s", "0.020",
                                "nonce_expires", "2013-06-28T03:02:26Z",
                                "nonce_expired", "no")));
    }

    @Test
    void pastedTraceWithoutTimesHasTheTimeOfItsChallengeFromTheNonceAlone() throws IOException {
        assertThat(digests(Path.of("captures", "kamailio-linphone.txt")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "nonce_issued", "2013-06-28T02:57:26Z",
                                "nonce_lifetime_s", "300",
                                "nonce_age_s", "",
                                "nonce_expired", "")));
    }

    @Test
    void nonceUsedTooLateHadExpired() throws IOException {
        String nonce = kamailio(CHALLENGED, CHALLENGED.plusSeconds(30));

        assertThat(digests(new RegisterScript().nonce(nonce, 31_500).failure(401, "Unauthorized")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(
                                Map.of("nonce_lifetime_s", "30", "nonce_age_s", "31.500", "nonce_expired", "yes")));
    }

    @Test
    void ageIsByTheClockOfTheCaptureWhereTheServersIsWrong() throws IOException {
        Instant issued = CHALLENGED.minusSeconds(7_200);
        String nonce = kamailio(issued, issued.plusSeconds(300));

        assertThat(digests(new RegisterScript().nonce(nonce, 12).success()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "nonce_issued", "2025-12-31T22:00:00Z",
                                "nonce_age_s", "0.012",
                                "nonce_expired", "no")));
    }

    @Test
    void nonceThatStatesOnlyItsExpiryHasNoLifetime() throws IOException {
        String expiry = Long.toHexString(CHALLENGED.plusSeconds(30).getEpochSecond());
        UdpCapture two = UdpCapture.at("2026-01-01T00:00:00.123456Z");
        script("one", expiry + "0123456789abcdef0123456789abcdef").addTo(two);
        script("two", expiry + "fedcba9876543210fedcba9876543210").addTo(two);

        assertThat(digests(two.write(folder.resolve("two.pcap"))))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "nonce_issued", "",
                                "nonce_lifetime_s", "",
                                "nonce_age_s", "0.012",
                                "nonce_expires", "2026-01-01T00:00:30Z",
                                "nonce_expired", "")));
    }

    @Test
    void nonceOfAsteriskTellsItsIssueOnly() throws IOException {
        UdpCapture two = UdpCapture.at("2026-01-01T00:00:00.123456Z");
        script("one", CHALLENGED.getEpochSecond() + "/0123456789abcdef0123456789abcdef")
                .addTo(two);
        script("two", CHALLENGED.getEpochSecond() + "/fedcba9876543210fedcba9876543210")
                .addTo(two);

        assertThat(digests(two.write(folder.resolve("two.pcap"))))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "nonce_issued", "2026-01-01T00:00:00Z",
                                "nonce_lifetime_s", "",
                                "nonce_expires", "",
                                "nonce_expired", "")));
    }

    @Test
    void nonceThatTellsNothingLeavesTheCellsEmpty() throws IOException {
        assertThat(digests(new RegisterScript().success()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "nonce_issued", "",
                                "nonce_lifetime_s", "",
                                "nonce_age_s", "",
                                "nonce_expires", "",
                                "nonce_expired", "")));
    }

    @Test
    void explainSaysHowOldTheNonceWas() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets.txt"), "1000:192.168.1.88:1000\n");

        Command run = Command.siptrail("explain", "captures/kamailio-linphone.pcap", "--credentials", secrets);

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Credentials in kamailio-linphone.pcap:3: valid; nonce issued 2013-06-28T02:57:26Z for 300 s,"
                        + " used after 0.020 s");
    }

    @Test
    void pageHasTheOldestNonceOfEachRegistrar() throws IOException {
        Path report = folder.resolve("report");
        Command.siptrail("audit", "captures/kamailio-linphone.pcap", "-o", report, "--format", "html");

        assertThat(Files.readString(report.resolve("report.html")))
                .contains("Age of nonces when they were used")
                .contains("<td>192.168.1.88:5060</td>")
                .contains("<td class=\"number\">0.020</td>");
    }

    private static RegisterScript script(String callId, String nonce) {
        return new RegisterScript().callId(callId).nonce(nonce, 12).success();
    }

    /** As nonce.h of Kamailio lays it out: expiry, issue, MD5. */
    private static String kamailio(Instant issued, Instant expires) {
        ByteBuffer bytes = ByteBuffer.allocate(24)
                .putInt((int) expires.getEpochSecond())
                .putInt((int) issued.getEpochSecond())
                .put("sixteen bytes ok".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private List<Map<String, String>> digests(RegisterScript script) throws IOException {
        return digests(script.capture().write(folder.resolve("capture.pcap")));
    }

    private List<Map<String, String>> digests(Path capture, Object... options) throws IOException {
        Object[] arguments = new Object[options.length + 6];
        System.arraycopy(
                new Object[] {"audit", capture, "-o", folder.resolve("report"), "--format", "csv"}, 0, arguments, 0, 6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        Command run = Command.siptrail(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return Csv.read(folder.resolve("report").resolve("digests.csv")).rows();
    }
}
