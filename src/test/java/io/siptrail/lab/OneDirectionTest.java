package io.siptrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Csv;
import io.siptrail.testing.CutCapture;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where only what the client sent was captured, nothing is said of what the other side did: no connection is called lost. */
final class OneDirectionTest {

    private static final Path LAB = Path.of("captures/lab");
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV6 = 0x86dd;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "normal-baresip-udp, 10.77.0.11",
        "normal-baresip-ipv6, fd77::11",
        "normal-baresip-tcp, 10.77.0.11",
        "normal-linphone-tcp, 10.77.0.11",
        "normal-sctp, 10.77.0.11",
        "normal-sctp-in-udp, 10.77.0.11",
        "wrong-password-403-linphone, 10.77.0.11"
    })
    void clientAloneIsAOneWayCaptureWhateverTheTransport(String id, String client) throws IOException {
        CutCapture whole = CutCapture.of(LAB.resolve(id + ".pcap"));
        List<byte[]> sent = whole.packets().stream()
                .filter(packet -> source(packet).equals(address(client)))
                .toList();
        assertThat(sent).hasSizeGreaterThan(1).hasSizeLessThan(whole.packets().size());
        Path half = new CutCapture(whole.head(), sent).write(folder.resolve("half.pcap"), 0, sent.size());
        Path report = folder.resolve("report");
        Command.siptrail("audit", "-o", report, "--format", "csv", half);

        assertThat(Csv.read(report.resolve("attempts.csv")).rows())
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt)
                        .containsEntry("cause", "one-way-capture")
                        .containsEntry("confidence", "likely"));
    }

    private static InetAddress source(byte[] packet) {
        ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.BIG_ENDIAN);
        int ip = RECORD_HEADER + ETHERNET_HEADER;
        boolean isLong = (bytes.getShort(ip - 2) & 0xffff) == IPV6;
        byte[] source = new byte[isLong ? 16 : 4];
        bytes.get(ip + (isLong ? 8 : 12), source);
        return address(source);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
