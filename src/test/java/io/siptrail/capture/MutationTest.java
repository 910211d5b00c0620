package io.siptrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Valid files with a few bytes changed: reading always ends, never throws, and what lies before the change stays. */
class MutationTest {

    private static final int ROUNDS = 1_500;

    enum Sample {
        PCAP,
        PCAPNG,
        GZIP,
        ZSTD;

        byte[] bytes() {
            return switch (this) {
                case PCAP -> pcap();
                case PCAPNG -> pcapng();
                case GZIP -> CaptureBytes.gzip(pcapng());
                case ZSTD -> Zstd.compress(pcap());
            };
        }
    }

    private static byte[] pcap() {
        CaptureBytes file = CaptureBytes.pcap(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4);
        for (int i = 0; i < 20; i++) {
            file.record(i, i, "payload".repeat(i));
        }
        return file.toBytes();
    }

    private static byte[] pcapng() {
        CaptureBytes file = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
        file.describe(1, 40, file.body().option(9, new byte[] {(byte) 0x94}).option(0, new byte[0]));
        for (int i = 0; i < 8; i++) {
            file.enhanced(0, i, "payload".repeat(i)).obsolete(0, i, "p").simple(i, "s".repeat(i));
            file.secrets(0x544C534B, "CLIENT_RANDOM");
        }
        return file.section().describe(1).enhanced(0, 1, "end").toBytes();
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void changedBytesNeverThrowAndNeverTouchTheFramesBefore(Sample sample) {
        byte[] valid = sample.bytes();
        Reading whole = Reading.of(new ByteArrayInputStream(valid));
        assertThat(whole.faults()).isEmpty();
        Random random = new Random(20_260_101);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = valid.clone();
            int first = mutate(changed, random);
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length + 1)) : changed;

            Reading reading = Reading.of(new ByteArrayInputStream(cut));

            assertThat(reading.frames().size()
                            + reading.faults().size()
                            + reading.files().size())
                    .isPositive();
            if (sample == Sample.PCAP || sample == Sample.PCAPNG) {
                assertSameBefore(Math.min(first, cut.length), whole, reading, valid);
            }
        }
    }

    /** Changes one to four bytes; answers the index of the first one. */
    private static int mutate(byte[] bytes, Random random) {
        int first = bytes.length;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) 0xFF;
            first = Math.min(first, at);
        }
        return first;
    }

    private static void assertSameBefore(int change, Reading whole, Reading changed, byte[] valid) {
        int untouched = Reading.of(new ByteArrayInputStream(Arrays.copyOf(valid, change)))
                .frames()
                .size();
        assertThat(changed.frames()).hasSizeGreaterThanOrEqualTo(untouched);
        assertThat(changed.frames().subList(0, untouched))
                .isEqualTo(whole.frames().subList(0, untouched));
    }
}
