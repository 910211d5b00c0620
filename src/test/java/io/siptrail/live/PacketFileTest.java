package io.siptrail.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk of a capture. */
final class PacketFileTest {

    private static final CaptureDescription DESCRIPTION = new CaptureDescription(1, 262_144, "eth7", "udp");

    @TempDir
    private Path folder;

    @Test
    void ringHoldsTheLastPacketsInTwoFiles() throws IOException {
        Path file = folder.resolve("sip.pcapng");
        write(file, /* ring= */ 10, /* packets= */ 37);

        assertThat(times(folder.resolve("sip.old.pcapng"))).containsExactlyElementsOf(numbers(20, 30));
        assertThat(times(file)).containsExactlyElementsOf(numbers(30, 37));
    }

    @Test
    void ringThatIsNotFullIsOneFile() throws IOException {
        Path file = folder.resolve("sip");
        write(file, /* ring= */ 10, /* packets= */ 10);

        assertThat(times(file)).containsExactlyElementsOf(numbers(0, 10));
        assertThat(folder.resolve("sip.old")).doesNotExist();
    }

    @Test
    void fileWithoutEndHoldsEveryPacketAndWhatWasDropped() throws IOException {
        Path file = folder.resolve("sip.pcapng");
        write(file, /* ring= */ 0, /* packets= */ 37);

        assertThat(times(file)).containsExactlyElementsOf(numbers(0, 37));
        try (CaptureSet set = open(file)) {
            while (set.next()) {
                assertThat(set.frame().length()).isEqualTo(3);
            }
            assertThat(set.files().get(0).droppedPackets()).isEqualTo(5);
            assertThat(set.files().get(0).interfaces())
                    .singleElement()
                    .satisfies(only -> assertThat(only.name()).isEqualTo("eth7"));
        }
    }

    private static void write(Path file, long ring, int packets) throws IOException {
        try (PacketFile out = new PacketFile(file, ring, DESCRIPTION)) {
            for (int i = 0; i < packets; i++) {
                out.packet(i, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), /* length= */ 3, /* originalLength= */ 4);
            }
            out.dropped(packets, 5);
        }
    }

    private static List<Long> numbers(long from, long to) {
        List<Long> numbers = new ArrayList<>();
        for (long i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static CaptureSet open(Path file) {
        return CaptureSet.open(List.of(file.toString()), InputStream.nullInputStream(), CaptureLimits.defaults());
    }

    private static List<Long> times(Path file) throws IOException {
        assertThat(Files.size(file)).isPositive();
        List<Long> times = new ArrayList<>();
        try (CaptureSet set = open(file)) {
            while (set.next()) {
                times.add(set.frame().timestampNanos());
            }
            assertThat(set.faults()).isEmpty();
        }
        return times;
    }
}
