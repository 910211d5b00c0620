package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.Needs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** Our reader against libpcap, frame by frame, over real captures. */
class LibpcapAgreementTest {

    /** What both must agree on. */
    private record Seen(long nanos, int originalLength, String bytes) {}

    @ParameterizedTest
    @ValueSource(strings = {"lab-captures", "public-captures"})
    void everyFrameIsTheOneThatLibpcapReads(String collection) throws Exception {
        Path folder = Needs.shared(collection);
        Needs.libpcap();
        int compared = 0;
        for (Path file : captures(folder)) {
            List<Seen> expected = libpcap(file);
            if (!expected.isEmpty()) {
                assertThat(ours(file)).as(file.getFileName().toString()).isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private static List<Path> captures(Path folder) {
        try (CaptureSet set =
                CaptureSet.open(List.of(folder.toString()), InputStream.nullInputStream(), CaptureLimits.defaults())) {
            return set.files().stream().map(CaptureFile::path).map(Path::of).toList();
        }
    }

    private static List<Seen> ours(Path file) {
        return Reading.of(file).frames().stream()
                .map(frame -> new Seen(frame.timestampNanos(), frame.originalLength(), frame.payload()))
                .toList();
    }

    /** Nothing where libpcap cannot open or finish the file. */
    private static List<Seen> libpcap(Path file) throws NotOpenException {
        List<Seen> frames = new ArrayList<>();
        try (PcapHandle handle = Pcaps.openOffline(file.toString(), PcapHandle.TimestampPrecision.NANO)) {
            for (byte[] bytes = handle.getNextRawPacket(); bytes != null; bytes = handle.getNextRawPacket()) {
                java.sql.Timestamp time = handle.getTimestamp();
                frames.add(new Seen(
                        Math.floorDiv(time.getTime(), 1000L) * 1_000_000_000L + time.getNanos(),
                        handle.getOriginalLength(),
                        new String(bytes, StandardCharsets.ISO_8859_1)));
            }
        } catch (PcapNativeException refused) {
            return List.of();
        }
        return frames;
    }
}
