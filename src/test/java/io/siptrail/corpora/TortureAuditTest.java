package io.siptrail.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Json;
import io.siptrail.testing.Needs;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published torture messages, each in a UDP datagram, are audited like any other traffic. */
final class TortureAuditTest {

    private static final String CLIENT = "192.0.2.1:5060";
    private static final String SERVER = "198.51.100.1:5060";
    private static final int STEP = 13;

    @TempDir
    private Path folder;

    @Test
    void everyMessageIsAudited() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        List<byte[]> messages = messages();
        for (byte[] message : messages) {
            capture.afterMillis(10).packet(CLIENT, SERVER, message);
        }

        Json counts = FrameAccount.audited(capture.write(folder.resolve("torture.pcap")), folder.resolve("report"), 0);

        assertThat(counts.at("frames").number()).isEqualTo(messages.size());
        assertThat(counts.at("register_requests").number()).isPositive();
    }

    @Test
    void everyBeginningOfAMessageIsAudited() throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (byte[] message : messages()) {
            for (int length = 1; length < message.length; length += STEP) {
                capture.afterMillis(10).packet(SERVER, CLIENT, Arrays.copyOf(message, length));
            }
        }

        Json counts = FrameAccount.audited(capture.write(folder.resolve("cut.pcap")), folder.resolve("report"), 0);

        assertThat(counts.at("frames").number()).isGreaterThan(1_000);
    }

    private static List<byte[]> messages() throws IOException {
        try (Stream<Path> files = Files.walk(Needs.shared("torture"))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".dat"))
                    .sorted()
                    .toList();
            assertThat(sorted).isNotEmpty();
            byte[][] messages = new byte[sorted.size()][];
            for (int i = 0; i < messages.length; i++) {
                messages[i] = Files.readAllBytes(sorted.get(i));
            }
            return List.of(messages);
        }
    }
}
