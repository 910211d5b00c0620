package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressionTest {

    @TempDir
    Path folder;

    private static final byte[] PLAIN =
            CaptureBytes.pcap().record(1, 0, "one").record(2, 0, "two").toBytes();

    /** Cuts {@code bytes} in three, inside records, and compresses each part on its own. */
    private static byte[] members(byte[] bytes, java.util.function.UnaryOperator<byte[]> compress) {
        return CaptureBytes.join(
                compress.apply(Arrays.copyOf(bytes, 30)),
                compress.apply(Arrays.copyOfRange(bytes, 30, 50)),
                compress.apply(Arrays.copyOfRange(bytes, 50, bytes.length)));
    }

    /** A capture that compression cannot shrink much: 400 frames of seeded noise. */
    private static byte[] noise() {
        Random random = new Random(42);
        CaptureBytes file = CaptureBytes.pcap();
        for (int i = 0; i < 400; i++) {
            byte[] payload = new byte[1000];
            random.nextBytes(payload);
            file.int32(i).int32(0).int32(1000).int32(1000).bytes(payload);
        }
        return file.toBytes();
    }

    private static InputStream pipe(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    @Test
    void allMembersOfAGzipFileAreRead() {
        Reading reading = Reading.of(CaptureBytes.write(folder.resolve("a"), members(PLAIN, CaptureBytes::gzip)));

        assertThat(reading.payloads()).containsExactly("one", "two");
        assertThat(reading.file().format()).isEqualTo("pcap, little-endian, microseconds, gzip");
        assertThat(reading.bytesRead()).isEqualTo(reading.bytesTotal());
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void allMembersAreReadFromAPipeThatSaysNothingIsAvailable() {
        Reading reading = Reading.of(pipe(members(PLAIN, CaptureBytes::gzip)));

        assertThat(reading.payloads()).containsExactly("one", "two");
        assertThat(reading.file().path()).isEqualTo("-");
        assertThat(reading.bytesTotal()).isEqualTo(-1);
    }

    @Test
    void allFramesOfAZstdFileAreRead() {
        byte[] skippable = {0x53, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9};
        byte[] packed = CaptureBytes.join(skippable, members(PLAIN, Zstd::compress));

        Reading fromFile = Reading.of(CaptureBytes.write(folder.resolve("a"), packed));

        assertThat(fromFile.payloads()).containsExactly("one", "two");
        assertThat(fromFile.file().format()).isEqualTo("pcap, little-endian, microseconds, zstd");
        assertThat(Reading.of(pipe(packed)).payloads()).containsExactly("one", "two");
    }

    @Test
    void aCompressedPcapngIsRead() {
        byte[] plain = CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN)
                .describe(1)
                .enhanced(0, 1, "x")
                .toBytes();

        Reading reading = Reading.of(pipe(CaptureBytes.gzip(plain)));

        assertThat(reading.payloads()).containsExactly("x");
        assertThat(reading.file().format()).isEqualTo("pcapng, big-endian, gzip");
    }

    @Test
    void gzipCutShortKeepsTheFramesBeforeTheCut() {
        byte[] plain = noise();
        byte[] packed = CaptureBytes.gzip(plain);

        Reading reading = Reading.of(pipe(Arrays.copyOf(packed, packed.length / 2)));

        assertBeginningOf(plain, reading, 190);
        assertThat(reading.fault().message())
                .startsWith("-: the gzip data is damaged or cut short, at byte offset ")
                .contains(" of the uncompressed data; ");
    }

    @Test
    void gzipWithoutItsLastByteLosesNoFrame() {
        byte[] packed = CaptureBytes.gzip(PLAIN);

        Reading reading = Reading.of(pipe(Arrays.copyOf(packed, packed.length - 1)));

        assertThat(reading.payloads()).containsExactly("one", "two");
        assertThat(reading.fault().kind()).isEqualTo(CaptureFault.Kind.DAMAGED);
    }

    @Test
    void corruptGzipKeepsTheFramesBeforeIt() {
        byte[] plain = noise();
        byte[] packed = CaptureBytes.gzip(plain);
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 40_000, (byte) 0xFF);

        Reading reading = Reading.of(pipe(packed));

        assertThat(reading.frames()).hasSizeBetween(100, 399);
        assertThat(reading.fault().kind()).isEqualTo(CaptureFault.Kind.DAMAGED);
    }

    @Test
    void garbageAfterAGzipMemberIsDamageAfterTheLastFrame() {
        byte[] packed = CaptureBytes.join(CaptureBytes.gzip(PLAIN), "garbage".getBytes(StandardCharsets.US_ASCII));

        Reading reading = Reading.of(pipe(packed));

        assertThat(reading.payloads()).containsExactly("one", "two");
        assertThat(reading.fault().kind()).isEqualTo(CaptureFault.Kind.DAMAGED);
        assertThat(reading.fault().byteOffset()).isEqualTo(PLAIN.length);
        assertThat(reading.fault().message()).contains("gzip data is damaged").contains("2 frames");
    }

    @Test
    void zstdCutShortKeepsTheFramesBeforeTheCut() {
        byte[] plain = noise();
        byte[] packed = Zstd.compress(plain);

        Reading reading = Reading.of(pipe(Arrays.copyOf(packed, packed.length * 3 / 4)));

        assertBeginningOf(plain, reading, 200);
        assertThat(reading.fault().message()).contains("the zstd data is damaged or cut short");
    }

    @Test
    void garbageAfterAZstdFrameIsDamage() {
        byte[] packed = CaptureBytes.join(Zstd.compress(PLAIN), "garbage".getBytes(StandardCharsets.US_ASCII));

        Reading reading = Reading.of(CaptureBytes.write(folder.resolve("a"), packed));

        assertThat(reading.payloads()).containsExactly("one", "two");
        assertThat(reading.fault().kind()).isEqualTo(CaptureFault.Kind.DAMAGED);
    }

    @Test
    void whatGrowsBeyondTheBoundEndsThereVisibly() {
        CaptureLimits limits = new CaptureLimits(262_144, 1 << 24, 50, 10, 10);

        Reading reading = Reading.of(pipe(CaptureBytes.gzip(PLAIN)), limits, "-");

        assertThat(reading.payloads()).containsExactly("one");
        assertThat(reading.fault().message())
                .isEqualTo("-: the uncompressed data is larger than the bound of 50 bytes, at byte offset 50 of the "
                        + "uncompressed data; 1 frame before it was read");
    }

    @Test
    void theBoundItselfIsAllowed() {
        CaptureLimits limits = new CaptureLimits(262_144, 1 << 24, PLAIN.length, 10, 10);

        assertThat(Reading.of(pipe(CaptureBytes.gzip(PLAIN)), limits, "-").faults())
                .isEmpty();
    }

    private static void assertBeginningOf(byte[] plain, Reading reading, int atLeast) {
        List<String> whole = Reading.of(new ByteArrayInputStream(plain)).payloads();
        assertThat(reading.frames()).hasSizeBetween(atLeast, whole.size() - 1);
        assertThat(reading.payloads())
                .isEqualTo(whole.subList(0, reading.frames().size()));
    }
}
