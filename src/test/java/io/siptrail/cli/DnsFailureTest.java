package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Csv;
import io.siptrail.testing.UdpCapture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookups that found nobody to register with (RFC 3263 §4), in messages of RFC 1035 §4.1. */
final class DnsFailureTest {

    private static final int A = 1;
    private static final int SRV = 33;
    private static final int FOUND = 0;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;

    private static final String REGISTER = """
            REGISTER sip:example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
            From: <sip:alice@example.com>;tag=a
            To: <sip:alice@example.com>
            Call-ID: call-1
            CSeq: 1 REGISTER
            Contact: <sip:alice@192.0.2.1:5060>
            Content-Length: 0

            """;

    @TempDir
    private Path folder;

    private final UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");

    /** The server's answer to 192.0.2.1. */
    private void answer(int type, String name, int code) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(
                new byte[] {0, 7, (byte) 0x81, (byte) (0x80 | code), 0, 1, 0, (byte) (code == FOUND ? 1 : 0), 0, 0, 0, 0
                });
        for (String label : name.split("\\.", -1)) {
            message.write(label.length());
            message.writeBytes(label.getBytes(US_ASCII));
        }
        message.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
        capture.packet("192.0.2.53:53", "192.0.2.1:40000", message.toByteArray())
                .afterMillis(10);
    }

    private void register() {
        capture.sip("192.0.2.1:5060", "198.51.100.1:5060", REGISTER).afterMillis(10);
    }

    private List<Map<String, String>> found() throws IOException {
        Path file = Files.write(folder.resolve("dns.pcap"), capture.bytes());
        return Csv.parse(Command.siptrail("list", "findings", file, "--format", "csv")
                        .out())
                .rows()
                .stream()
                .filter(row -> row.getOrDefault("finding", "").equals("dns-failure"))
                .toList();
    }

    @Test
    void domainThatDnsDoesNotKnowIsAFailureInPlaceOfARegistration() throws IOException {
        answer(SRV, "_sip._udp.example.com", NXDOMAIN);
        answer(A, "example.com", NXDOMAIN);

        assertThat(found()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("severity", "medium").containsEntry("subject", "example.com");
            assertThat(row.get("explanation"))
                    .startsWith("192.0.2.53 answers NXDOMAIN to A `example.com` of 192.0.2.1 in dns.pcap:2");
        });
    }

    @Test
    void serviceThatDnsDoesNotKnowIsAFailureWhereNothingElseIsAsked() throws IOException {
        answer(SRV, "_sips._tcp.Example.com", SERVFAIL);

        assertThat(found())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.get("explanation")).contains("SERVFAIL to SRV `_sips._tcp.example.com`"));
    }

    @Test
    void domainOfARegisterThatHasNoAddressIsAFailureOfLittleWeight() throws IOException {
        answer(A, "example.com", NXDOMAIN);
        register();

        assertThat(found()).singleElement().satisfies(row -> assertThat(row).containsEntry("severity", "low"));
    }

    @Test
    void missingServiceIsNoFailureWhereAnAddressIsFound() throws IOException {
        answer(SRV, "_sip._udp.example.com", NXDOMAIN);
        answer(A, "example.com", FOUND);

        assertThat(found()).isEmpty();
    }

    @Test
    void missingServiceIsNoFailureWhereTheClientRegistersAnyway() throws IOException {
        answer(SRV, "_sip._udp.example.com", NXDOMAIN);
        register();

        assertThat(found()).isEmpty();
    }

    @Test
    void namesThatHaveNothingToDoWithSipAreNobodysBusiness() throws IOException {
        answer(A, "ntp.example.net", NXDOMAIN);
        answer(SRV, "_ldap._tcp.example.com", NXDOMAIN);
        register();

        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsCutOrGarbledIsNoAnswer() throws IOException {
        capture.packet("192.0.2.53:53", "192.0.2.1:40000", new byte[] {0, 7, (byte) 0x81, (byte) 0x83, 0, 1})
                .packet("192.0.2.53:53", "192.0.2.1:40000", new byte[] {
                    0, 7, (byte) 0x81, (byte) 0x83, 0, 1, 0, 0, 0, 0, 0, 0, 63, 'a'
                })
                .packet("192.0.2.53:53", "192.0.2.1:40000", new byte[] {
                    0, 7, (byte) 0x81, (byte) 0x83, 0, 1, 0, 0, 0, 0, 0, 0, (byte) 0xc0, 12, 0, 1, 0, 1
                });

        assertThat(found()).isEmpty();
    }
}
