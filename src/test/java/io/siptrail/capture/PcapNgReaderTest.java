package io.siptrail.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapNgReaderTest {

    private static final int TLS = 0x544C534B;

    private static Reading read(CaptureBytes file) {
        return Reading.of(new ByteArrayInputStream(file.toBytes()));
    }

    private static ByteOrder order(boolean big) {
        return big ? BIG_ENDIAN : LITTLE_ENDIAN;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyKindOfPacketBlockIsAFrame(boolean big) {
        CaptureBytes file = CaptureBytes.pcapng(order(big))
                .describe(1)
                .describe(113)
                .enhanced(0, 5_000_000_000L, "first")
                .obsolete(1, 5_000_000_001L, "second")
                .simple(5, "third");

        Reading reading = read(file);

        assertThat(reading.payloads()).containsExactly("first", "second", "third");
        assertThat(reading.times()).containsExactly(5_000_000_000_000L, 5_000_000_001_000L, 5_000_000_001_000L);
        assertThat(reading.frames()).extracting(Reading.Kept::hasTimestamp).containsExactly(true, true, false);
        assertThat(reading.frames()).extracting(Reading.Kept::linkType).containsExactly(1, 113, 1);
        assertThat(reading.frames()).extracting(Reading.Kept::interfaceId).containsExactly(0, 1, 0);
        assertThat(reading.frames()).extracting(frame -> frame.ref().number()).containsExactly(1L, 2L, 3L);
        assertThat(reading.file().format()).isEqualTo(big ? "pcapng, big-endian" : "pcapng, little-endian");
    }

    @Test
    void blocksOfAnUnknownTypeAreSteppedOver() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN);
        file.describe(1)
                .block(0x0BAD, file.body().int64(1))
                .block(4, file.body().int32(0));
        file.enhanced(0, 1, "seen").block(0x80000001, file.body());

        assertThat(read(file).payloads()).containsExactly("seen");
        assertThat(read(file).faults()).isEmpty();
    }

    @Test
    void eachSectionHasItsOwnByteOrderAndInterfaces() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN).describe(1).enhanced(0, 1_000, "a");
        file.bytes(CaptureBytes.pcapng(BIG_ENDIAN)
                .describe(101)
                .enhanced(0, 2_000, "b")
                .toBytes());
        file.section().describe(113).describe(228).enhanced(1, 3_000, "c");

        Reading reading = read(file);

        assertThat(reading.payloads()).containsExactly("a", "b", "c");
        assertThat(reading.frames()).extracting(Reading.Kept::linkType).containsExactly(1, 101, 228);
        assertThat(reading.frames()).extracting(Reading.Kept::interfaceId).containsExactly(0, 1, 3);
        assertThat(reading.file().interfaces()).hasSize(4);
    }

    @Test
    void resolutionOffsetAndNameAreOptionsOfTheInterface() {
        CaptureBytes file = CaptureBytes.pcapng(BIG_ENDIAN);
        CaptureBytes options = file.body()
                .option(2, "eth0".getBytes(UTF_8))
                .option(9, new byte[] {9})
                .option(14, ByteBuffer.allocate(8).putLong(100).array())
                .option(0, new byte[0]);
        file.describe(1, 96, options).enhanced(0, 7, "x");
        file.describe(1, 0, file.body().option(9, new byte[] {(byte) 0x81})).enhanced(1, 401, "y");

        Reading reading = read(file);

        assertThat(reading.times()).containsExactly(100_000_000_007L, 200_500_000_000L);
        assertThat(reading.file().interfaces())
                .containsExactly(new CaptureInterface("eth0", 1, 96), new CaptureInterface("", 1, 0));
    }

    @Test
    void aSimplePacketIsAsLongAsTheSnapLengthAllows() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN);
        file.describe(1, 4, file.body()).simple(1500, "abcd").simple(2, "xy");

        Reading reading = read(file);

        assertThat(reading.payloads()).containsExactly("abcd", "xy");
        assertThat(reading.frames()).extracting(Reading.Kept::originalLength).containsExactly(1500, 2);
        assertThat(reading.times()).containsExactly(0L, 0L);
        assertThat(reading.file().firstNanos()).isEmpty();
    }

    @Test
    void theWritingProgramAndTheDropCountsAreRead() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN);
        CaptureBytes named = file.body();
        CaptureBytes header = named.body().int32(0x1A2B3C4D).int16(1).int16(0).int64(-1);
        header.option(3, "Linux".getBytes(UTF_8)).option(4, "dumpcap".getBytes(UTF_8));
        named.block(0x0A0D0D0A, header).describe(1).describe(1);
        named.block(5, statistics(named, 0, 3)).block(5, statistics(named, 1, 4));
        named.block(5, statistics(named, 0, 10));

        Reading reading = read(named);

        assertThat(reading.file().application()).isEqualTo("dumpcap");
        assertThat(reading.file().droppedPackets()).isEqualTo(14);
    }

    private static CaptureBytes statistics(CaptureBytes file, int interfaceId, int drops) {
        byte[] count =
                ByteBuffer.allocate(8).order(LITTLE_ENDIAN).putLong(drops).array();
        return file.body().int32(interfaceId).int64(0).option(5, count);
    }

    @Test
    void tlsSecretsAreKeptAsText() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN)
                .secrets(TLS, "CLIENT_RANDOM 01 02\n")
                .secrets(0x5353484B, "ssh")
                .describe(1)
                .enhanced(0, 1, "x")
                .secrets(TLS, "later");

        Reading reading = read(file);

        assertThat(reading.file().secrets()).containsExactly("CLIENT_RANDOM 01 02\n", "later");
        assertThat(reading.file().warnings()).isEmpty();
    }

    @Test
    void aFileOfSecretsAloneIsACapture() {
        Reading reading = read(CaptureBytes.pcapng(LITTLE_ENDIAN).secrets(TLS, "CLIENT_RANDOM"));

        assertThat(reading.file().secrets()).containsExactly("CLIENT_RANDOM");
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void secretsBeyondTheBoundAreCounted() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN)
                .secrets(TLS, "12345")
                .secrets(TLS, "67890")
                .secrets(TLS, "abc");
        CaptureLimits limits = new CaptureLimits(262_144, 1 << 24, 1 << 30, 10, 8);

        Reading reading = Reading.of(new ByteArrayInputStream(file.toBytes()), limits, "-");

        assertThat(reading.file().secrets()).containsExactly("12345", "abc");
        assertThat(reading.file().warnings())
                .singleElement()
                .asString()
                .contains("secrets")
                .endsWith(": 1");
    }

    @Test
    void timesOutside64BitsAreClampedWithAWarning() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN);
        file.describe(1, 0, file.body().option(9, new byte[] {0})).enhanced(0, Long.MAX_VALUE, "x");

        Reading reading = read(file);

        assertThat(reading.times()).containsExactly(Long.MAX_VALUE);
        assertThat(reading.file().warnings())
                .singleElement()
                .asString()
                .contains("clamped")
                .endsWith(": 1");
    }

    @Test
    void optionsThatDoNotFitAreCountedAndCostNoFrame() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN);
        file.describe(1, 0, file.body().int16(2).int16(4000)).enhanced(0, 1, "x");

        Reading reading = read(file);

        assertThat(reading.payloads()).containsExactly("x");
        assertThat(reading.file().warnings())
                .singleElement()
                .asString()
                .contains("options")
                .endsWith(": 1");
    }

    @Test
    void moreInterfacesThanTheBoundEndTheFile() {
        CaptureBytes file = CaptureBytes.pcapng(LITTLE_ENDIAN)
                .describe(1)
                .enhanced(0, 1, "x")
                .describe(1)
                .describe(1);
        CaptureLimits limits = new CaptureLimits(262_144, 1 << 24, 1 << 30, 2, 8);
        InputStream in = new ByteArrayInputStream(file.toBytes());

        Reading reading = Reading.of(in, limits, "-");

        assertThat(reading.payloads()).containsExactly("x");
        assertThat(reading.fault().kind()).isEqualTo(CaptureFault.Kind.DAMAGED);
        assertThat(reading.fault().message()).contains("bound of 2").contains("1 frame before it");
    }
}
