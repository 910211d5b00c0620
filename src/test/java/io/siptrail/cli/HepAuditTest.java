package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registration that was captured on its way from an agent to a collector: what the agent saw is what is told. */
final class HepAuditTest {

    /** 2026-01-02T03:04:05Z. */
    private static final int SECONDS = 1_767_323_045;

    private static final String REQUEST = """
            REGISTER sip:example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=a
            To: <sip:alice@example.com>
            Call-ID: one
            CSeq: 1 REGISTER
            Contact: <sip:alice@192.0.2.1:5060>
            Content-Length: 0

            """;

    private static final String ANSWER = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=a
            To: <sip:alice@example.com>;tag=b
            Call-ID: one
            CSeq: 1 REGISTER
            Contact: <sip:alice@192.0.2.1:5060>;expires=60
            Content-Length: 0

            """;

    @TempDir
    private Path folder;

    /** HEP version 2 between 192.0.2.1 and 198.51.100.1, with the time of a little-endian agent. */
    private static byte[] hep(boolean request, int micros, String message) {
        byte[] text = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(28 + text.length);
        out.put(new byte[] {2, 16, 2, 17}).putShort((short) 5_060).putShort((short) 5_060);
        out.putInt(request ? 0xc0000201 : 0xc6336401).putInt(request ? 0xc6336401 : 0xc0000201);
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SECONDS)
                .putInt(micros)
                .putInt(7)
                .put(text);
        return out.array();
    }

    @Test
    void innerAddressesAndTimesAreTheTruth() throws IOException {
        Path capture = UdpCapture.at("2026-01-02T03:04:09Z")
                .packet("10.0.0.1:40000", "10.0.0.2:9060", hep(true, 100_000, REQUEST))
                .afterMillis(900)
                .packet("10.0.0.1:40000", "10.0.0.2:9060", hep(false, 125_500, ANSWER))
                .write(folder.resolve("hep.pcap"));
        Path report = folder.resolve("report");

        Command run = Command.siptrail("audit", capture, "-o", report, "--format", "csv");

        assertThat(run.exit()).as(run.err()).isZero();
        Csv transactions = Csv.read(report.resolve("transactions.csv"));
        assertThat(transactions.column("source")).containsExactly("192.0.2.1:5060");
        assertThat(transactions.column("destination")).containsExactly("198.51.100.1:5060");
        assertThat(transactions.column("time")).containsExactly("2026-01-02T03:04:05.100000Z");
        assertThat(transactions.column("response_ms")).containsExactly("25.500");
        assertThat(Csv.read(report.resolve("attempts.csv")).column("outcome")).containsExactly("registered");
    }
}
