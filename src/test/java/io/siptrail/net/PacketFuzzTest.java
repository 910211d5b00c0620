package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of noise and frames with changed bytes: never an exception, and every frame is in the account. */
class PacketFuzzTest {

    private static final NetLimits NARROW =
            new NetLimits(4, 8, 4_096, Duration.ofSeconds(1), Duration.ofSeconds(2), 16);
    private static final int NOISE = 1_000;
    private static final int CHANGED = 600;

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 12, 14, 50, 51, 101, 104, 108, 113, 228, 229, 276, 4_711})
    void noiseIsAccountedFor(int linkType) {
        Random random = new Random(linkType);
        Pcap pcap = new Pcap(linkType);
        for (int i = 0; i < NOISE; i++) {
            byte[] frame = new byte[random.nextInt(200)];
            random.nextBytes(frame);
            pcap.at(i * 7L, frame);
        }

        assertAllAccounted(pcap, NOISE);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void changedFramesAreAccountedFor(Sample sample) {
        Random random = new Random(sample.toString().length());
        Pcap pcap = new Pcap(sample.linkType());
        for (int i = 0; i < CHANGED; i++) {
            byte[] frame = changed(sample.frame(), sample.headers(), random);
            pcap.cut(i * 11L, frame, random.nextInt(3) == 0 ? random.nextInt(frame.length + 1) : frame.length);
        }

        assertAllAccounted(pcap, CHANGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fragmentsOfAnyPlaceAndLengthAreAccountedFor(long seed) {
        Random random = new Random(seed);
        Pcap pcap = new Pcap(101);
        long millis = 0;
        for (int i = 0; i < CHANGED; i++) {
            millis += random.nextInt(100);
            pcap.at(millis, fragment(random, 2));
        }

        assertAllAccounted(pcap, CHANGED);
    }

    /** Changes up to four bytes, mostly of the headers. */
    private static byte[] changed(byte[] frame, int headers, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(random.nextInt(4) == 0 ? frame.length : headers);
            frame[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (frame[at] ^ 1 << random.nextInt(8));
        }
        return frame;
    }

    /** Few identifications, few places, so that many meet; some hold fragments themselves. */
    private static byte[] fragment(Random random, int depth) {
        boolean nested = depth > 0 && random.nextInt(4) == 0;
        byte[] inner = nested ? fragment(random, depth - 1) : noise(random);
        int place = random.nextInt(16) == 0 ? 65_528 : 8 * random.nextInt(6);
        boolean more = random.nextInt(3) > 0;
        byte[] payload = more ? Arrays.copyOf(inner, inner.length & ~7) : inner;
        return random.nextBoolean()
                ? new Ipv4()
                        .protocol(nested ? 4 : 17)
                        .identification(random.nextInt(3))
                        .fragment(place, more)
                        .carrying(payload)
                : Ipv6.of(44, Packets.fragmentHeader(nested ? 41 : 17, random.nextInt(3), place, more, payload));
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) random.nextInt(4));
        return bytes;
    }

    /** {@link Decoding} itself checks that the sum holds. */
    private static void assertAllAccounted(Pcap pcap, int frames) {
        assertThat(Decoding.of(pcap).tally().framesRead()).isEqualTo(frames);
        assertThat(Decoding.of(pcap, NARROW).tally().framesRead()).isEqualTo(frames);
    }
}
