package io.siptrail.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.UdpCapture;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of a run, read as text. */
final class PageContentTest {

    private static final String PHONE = "192.0.2.1:5060";
    private static final String SERVER = "198.51.100.1:5060";

    @TempDir
    private Path folder;

    @Test
    void lapsedContactLeavesAGapUntilTheNextRegistration() throws Exception {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        register(capture, 1, 60);
        capture.afterMillis(120_000);
        register(capture, 2, 60);

        String page = page(capture.bytes());

        // The first 200 comes at 0.010 s and lasts until 60.010 s; the second comes at 120.020 s.
        assertThat(page).contains("<td class=\"number\">60.010</td>");
        assertThat(page).contains("00:01:00.010000Z").contains("00:02:00.020000Z");
    }

    @Test
    void contactThatWasTakenAwayOnPurposeLeavesNoGap() throws Exception {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        register(capture, 1, 60);
        capture.afterMillis(20_000);
        register(capture, 2, 0);
        capture.afterMillis(120_000).sip(PHONE, SERVER, "OPTIONS sip:example.com SIP/2.0\n\n");

        assertThat(page(capture.bytes())).contains("No gaps of reachability").doesNotContain("Gaps of reachability:");
    }

    @Test
    void inputIsNamedWithItsHash() throws Exception {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        register(capture, 1, 60);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(capture.bytes()));

        assertThat(page(capture.bytes())).contains(hash);
        assertThat(folder.resolve("report/summary.json")).content().contains("\"sha256\": \"" + hash + "\"");
    }

    @Test
    void hashIsKeptBackWhereItWouldGiveTheRedactionAway() throws Exception {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        register(capture, 1, 60);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(capture.bytes()));

        assertThat(page(capture.bytes(), "--redact")).doesNotContain(hash).contains("without hashes of the inputs");
        assertThat(folder.resolve("report/summary.json")).content().contains("\"sha256\": \"\"");
    }

    @Test
    void standardInputHasNoHashAndTheSettingsAreToldWithoutSecrets() throws Exception {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        register(capture, 1, 60);
        Path secrets = Files.writeString(folder.resolve("secrets"), "alice:example.com:swordfish\n");
        Path report = folder.resolve("report");

        Command run = Command.siptrail(
                new ByteArrayInputStream(capture.bytes()),
                "audit",
                "-",
                "-o",
                report,
                "--port",
                "5060",
                "--credentials",
                secrets);

        assertThat(run.exit()).as(run.err()).isZero();
        String page = Files.readString(report.resolve("report.html"));
        assertThat(page).contains("<td>ports</td><td>5060</td>").contains("a file of them");
        assertThat(page).doesNotContain("swordfish").doesNotContain(secrets.toString());
        assertThat(report.resolve("summary.json")).content().contains("\"sha256\": \"\"");
    }

    private String page(byte[] capture, String... options) throws Exception {
        Path file = Files.write(folder.resolve("phone.pcap"), capture);
        Path report = folder.resolve("report");
        Command run = options.length == 0
                ? Command.siptrail("audit", file, "-o", report, "--format", "html,json")
                : Command.siptrail("audit", file, "-o", report, "--format", "html,json", options[0]);
        assertThat(run.exit()).as(run.err()).isZero();
        return Files.readString(report.resolve("report.html"));
    }

    private static void register(UdpCapture capture, int cseq, int expires) {
        String common = """
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%1$d
                From: <sip:alice@example.com>;tag=a
                To: <sip:alice@example.com>%2$s
                Call-ID: one
                CSeq: %1$d REGISTER
                """;
        String contact = "Contact: <sip:alice@192.0.2.1:5060>;expires=" + expires + "\n";
        capture.sip(
                        PHONE,
                        SERVER,
                        "REGISTER sip:example.com SIP/2.0\n" + common.formatted(cseq, "") + contact
                                + "Content-Length: 0\n\n")
                .afterMillis(10)
                .sip(
                        SERVER,
                        PHONE,
                        "SIP/2.0 200 OK\n" + common.formatted(cseq, ";tag=b") + (expires == 0 ? "" : contact)
                                + "Content-Length: 0\n\n");
    }
}
