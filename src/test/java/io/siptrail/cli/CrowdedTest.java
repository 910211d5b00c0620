package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts without end, and attempts without number: what is told of them is bounded and still right. */
final class CrowdedTest {

    private static final String PHONE = "192.0.2.1:5060";
    private static final String REGISTRAR = "198.51.100.1:5060";
    private static final int FILE_HEADER = 24;
    private static final int SWEPT = 100_000;

    private static final String HEADERS = """
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%3$s-%2$d
            From: <sip:%1$s@example.com>;tag=a
            To: <sip:%1$s@example.com>
            Call-ID: %3$s
            CSeq: %2$d REGISTER
            """;

    @TempDir
    private Path folder;

    private static UdpCapture exchange(UdpCapture capture, String user, int cseq, String callId, String answer) {
        String headers = HEADERS.formatted(user, cseq, callId);
        return capture.sip(
                        PHONE,
                        REGISTRAR,
                        "REGISTER sip:example.com SIP/2.0\n" + headers
                                + "Contact: <sip:a@192.0.2.1>\nContent-Length: 0\n\n")
                .afterMillis(1)
                .sip(REGISTRAR, PHONE, "SIP/2.0 " + answer + "\n" + headers + "Content-Length: 0\n\n")
                .afterMillis(1);
    }

    /** A client that answers 423 with another REGISTER for ever (RFC 3261 §10.2.8) makes one attempt until there is no room in it. */
    @Test
    void attemptOfTenThousandTransactionsIsToldOnAPage() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int i = 1; i <= 10_000; i++) {
            exchange(capture, "alice", i, "endless", "423 Interval Too Brief");
        }
        Path file = Files.write(folder.resolve("endless.pcap"), capture.bytes());

        Command listed = Command.siptrail("list", "attempts", file, "--format", "csv");
        Csv attempts = Csv.parse(listed.out());
        assertThat(attempts.sum("transactions")).isEqualTo(10_000);
        assertThat(attempts.column("transactions")).containsOnly("1000");
        assertThat(attempts.column("cause")).containsOnly("interval-too-brief");

        List<String> told = Command.siptrail("explain", file, "--attempt", "1")
                .out()
                .lines()
                .toList();
        assertThat(told).hasSizeLessThan(110).anyMatch(line -> line.contains("... 1964 more messages ..."));
        assertThat(told).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    /** In a heap that could not hold a tenth of the messages. */
    @Test
    void sourceWithAHundredThousandAttemptsIsOneSweep() throws Exception {
        Path file = folder.resolve("sweep.pcap");
        try (OutputStream out = Files.newOutputStream(file)) {
            UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
            for (int i = 0; i < SWEPT; i++) {
                exchange(capture, "u" + i, 1, "c" + i, "404 Not Found");
                if (i % 1_000 == 999) {
                    byte[] bytes = capture.bytes();
                    int from = i == 999 ? 0 : FILE_HEADER;
                    out.write(bytes, from, bytes.length - from);
                    capture = capture.next();
                }
            }
        }
        List<String> command = new ArrayList<>(Command.java("list", "findings", file, "--format", "csv"));
        command.add(1, "-Xmx192m");
        Path listed = folder.resolve("findings.csv");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(listed.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        List<Map<String, String>> scanners = Csv.parse(Files.readString(listed, UTF_8)).rows().stream()
                .filter(row -> row.getOrDefault("finding", "").equals("scanner"))
                .toList();
        assertThat(scanners).singleElement().satisfies(row -> assertThat(row).containsEntry("subject", "192.0.2.1"));
    }
}
