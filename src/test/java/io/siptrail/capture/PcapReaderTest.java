package io.siptrail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapReaderTest {

    private static final int MICROS = 0xA1B2C3D4;
    private static final int NANOS = 0xA1B23C4D;
    private static final int MODIFIED = 0xA1B2CD34;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "true,  false, 1600000000000005000, 'pcap, big-endian, microseconds'",
        "false, false, 1600000000000005000, 'pcap, little-endian, microseconds'",
        "true,  true,  1600000000000000005, 'pcap, big-endian, nanoseconds'",
        "false, true,  1600000000000000005, 'pcap, little-endian, nanoseconds'"
    })
    void bothByteOrdersAndBothResolutionsAreRead(boolean big, boolean nanos, long time, String format) {
        ByteOrder order = big ? BIG_ENDIAN : LITTLE_ENDIAN;
        Path file = CaptureBytes.pcap(order, nanos ? NANOS : MICROS)
                .record(1_600_000_000, 5, "first")
                .record(1_600_000_001, 0, "second")
                .writeTo(folder.resolve("a.pcap"));

        Reading reading = Reading.of(file);

        assertThat(reading.payloads()).containsExactly("first", "second");
        assertThat(reading.times()).containsExactly(time, 1_600_000_001_000_000_000L);
        assertThat(reading.file().format()).isEqualTo(format);
        assertThat(reading.file().complete()).isTrue();
        assertThat(reading.file().interfaces()).containsExactly(new CaptureInterface("", 1, 65535));
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void theModifiedFormatHasRecordHeadersOf24Bytes() {
        CaptureBytes file = CaptureBytes.pcap(LITTLE_ENDIAN, MODIFIED);
        for (String payload : List.of("one", "three")) {
            file.int32(9).int32(1).int32(payload.length()).int32(99);
            file.int32(2).int16(0x0800).int16(4).text(payload);
        }

        Reading reading = Reading.of(new ByteArrayInputStream(file.toBytes()));

        assertThat(reading.payloads()).containsExactly("one", "three");
        assertThat(reading.file().format()).isEqualTo("modified pcap, little-endian, microseconds");
    }

    @Test
    void lengthsOnTheWireAndInTheFileAreKeptApart() {
        CaptureBytes file = CaptureBytes.pcap();
        file.int32(1).int32(0).int32(3).int32(1500).text("cut");
        file.int32(1).int32(0).int32(3).int32(0xFFFF_FFFFL).text("odd");

        Reading reading = Reading.of(new ByteArrayInputStream(file.toBytes()));

        assertThat(reading.payloads()).containsExactly("cut", "odd");
        assertThat(reading.frames()).extracting(Reading.Kept::originalLength).containsExactly(1500, Integer.MAX_VALUE);
    }

    @Test
    void secondsAreUnsignedAndReachBeyond2038() {
        CaptureBytes file = CaptureBytes.pcap().record(4_294_967_295L, 999_999, "late");

        assertThat(Reading.of(new ByteArrayInputStream(file.toBytes())).times())
                .containsExactly(4_294_967_295_999_999_000L);
    }

    @Test
    void orderIsTheRunningMaximumWhereTimeStepsBack() {
        CaptureBytes file =
                CaptureBytes.pcap().record(10, 0, "a").record(7, 0, "b").record(11, 0, "c");

        Reading reading = Reading.of(new ByteArrayInputStream(file.toBytes()));

        assertThat(reading.times()).containsExactly(10_000_000_000L, 7_000_000_000L, 11_000_000_000L);
        assertThat(reading.frames())
                .extracting(Reading.Kept::orderNanos)
                .containsExactly(10_000_000_000L, 10_000_000_000L, 11_000_000_000L);
        assertThat(reading.file().firstNanos()).hasValue(10_000_000_000L);
        assertThat(reading.file().lastNanos()).hasValue(11_000_000_000L);
    }

    @Test
    void upperBitsOfTheLinkTypeAreTheFrameCheckSequence() {
        byte[] file = CaptureBytes.pcap(BIG_ENDIAN, MICROS).record(1, 0, "x").toBytes();
        file[20] = 0x44;

        assertThat(Reading.of(new ByteArrayInputStream(file)).frames())
                .extracting(Reading.Kept::linkType)
                .containsExactly(1);
    }

    @Test
    void aFileOfTheHeaderAloneIsACaptureWithoutFrames() {
        Reading reading = Reading.of(CaptureBytes.pcap().writeTo(folder.resolve("none.pcap")));

        assertThat(reading.frames()).isEmpty();
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.file().complete()).isTrue();
        assertThat(reading.file().firstNanos()).isEmpty();
        assertThat(reading.bytesRead()).isEqualTo(24);
        assertThat(reading.bytesTotal()).isEqualTo(24);
    }

    @Test
    void packetsLargerThanAnyBufferAreRead() {
        String large = "x".repeat(262_144);
        CaptureBytes file = CaptureBytes.pcap()
                .record(1, 0, "small")
                .record(2, 0, large)
                .record(3, 0, large)
                .record(4, 0, "end");

        Reading reading = Reading.of(file.writeTo(folder.resolve("large.pcap")));

        assertThat(reading.payloads()).containsExactly("small", large, large, "end");
    }

    @Test
    void framesLieInOneDirectBufferThatIsNeverMoved() {
        Path file = CaptureBytes.pcap().record(1, 0, "abc").record(2, 0, "de").writeTo(folder.resolve("a.pcap"));
        try (CaptureSet set = CaptureSet.open(
                List.of(file.toString()), new ByteArrayInputStream(new byte[0]), CaptureLimits.defaults())) {
            while (set.next()) {
                assertThat(set.frame().data().isDirect()).isTrue();
                assertThat(set.frame().data().order()).isEqualTo(BIG_ENDIAN);
                assertThat(set.frame().data().position()).isZero();
                assertThat(set.frame().data().limit())
                        .isEqualTo(set.frame().data().capacity());
            }
        }
    }
}
