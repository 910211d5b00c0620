package io.siptrail.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture in pieces, as {@code tcpdump -C} and ring buffers leave it, is the capture. */
final class RotatedSetTest {

    private static final Path LAB = Path.of("captures", "lab");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"any-sll2-linphone", "big-200-ipv4", "big-200-ipv6", "answer-to-wrong-port"})
    void transactionsThatStraddleFilesAreJoined(String name) throws IOException {
        Path capture = LAB.resolve(name + ".pcap");
        Map<String, String> whole = Verdicts.of(capture, capture).read();

        split(capture, 3);

        assertThat(whole).isNotEmpty();
        assertThat(Verdicts.of(folder, capture).read()).isEqualTo(whole);
    }

    /** Copies every so many frames to the next file. */
    private void split(Path capture, int frames) throws IOException {
        try (CaptureSet set =
                CaptureSet.open(List.of(capture.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            boolean more = set.next();
            for (int file = 0; more; file++) {
                Path piece = folder.resolve(String.format(Locale.ROOT, "ring_%05d.pcapng", file));
                try (PcapNgWriter writer = new PcapNgWriter(Files.newOutputStream(piece), "test", "")) {
                    writer.describe(set.frame().linkType(), 0, "", "");
                    for (int i = 0; i < frames && more; i++) {
                        write(writer, set.frame());
                        more = set.next();
                    }
                }
            }
        }
    }

    private static void write(PcapNgWriter writer, Frame frame) throws IOException {
        writer.packet(
                0, frame.timestampNanos(), frame.data(), frame.offset(), frame.length(), frame.originalLength(), "");
    }
}
