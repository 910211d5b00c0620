package io.siptrail.stream;

import static io.siptrail.stream.Dialogue.Wire.bytes;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.testing.SctpCapture;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chunks of any kind in any order: never a fault, every frame accounted for, nothing held at the end. */
class SctpFuzzTest {

    private static final StreamLimits TIGHT =
            new StreamLimits(3, 8, 600, Duration.ofSeconds(1), 1_500, 300, 600, 600, 2_000, Duration.ofSeconds(1));

    private static final List<byte[]> SEEDS = List.of(
            bytes(register(1, "")), bytes(ok(1)), new byte[] {22, 3, 1, 0, 4, 1, 0, 0, 0}, new byte[] {1, 0, 3, 1});

    private static final int[] TYPES = {0, 0, 0, 1, 2, 3, 6, 7, 8, 10, 11, 14, 64, 64, 130, 255};

    @Test
    void anyPacketsAreTaken() {
        long messages = 0;
        for (int seed = 0; seed < 400; seed++) {
            SctpCapture capture = packets(new Random(seed));
            messages += Reading.of(capture, seed % 2 == 0 ? StreamLimits.defaults() : TIGHT)
                    .messages()
                    .size();
        }
        assertThat(messages).isPositive();
    }

    private static SctpCapture packets(Random random) {
        SctpCapture capture = new SctpCapture();
        for (int i = 0; i < 120; i++) {
            String client = "192.0.2." + (1 + random.nextInt(2)) + ":" + (40_000 + random.nextInt(3));
            String server = "198.51.100.1:" + (5_060 + random.nextInt(2));
            boolean there = random.nextBoolean();
            byte[][] chunks = new byte[random.nextInt(4)][];
            for (int each = 0; each < chunks.length; each++) {
                chunks[each] = chunk(random);
            }
            if (random.nextInt(20) == 0) {
                capture.inUdp();
            }
            capture.cutTo(random.nextInt(10) == 0 ? 30 + random.nextInt(90) : 4_000);
            capture.packet(there ? client : server, there ? server : client, random.nextInt(4), chunks);
        }
        return capture;
    }

    private static byte[] chunk(Random random) {
        int type = TYPES[random.nextInt(TYPES.length)];
        int number = random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(30) - 15;
        byte[] chunk = switch (type) {
            case SctpCapture.DATA -> SctpCapture.data(random.nextInt(8), number, user(random));
            case SctpCapture.I_DATA ->
                SctpCapture.interleaved(random.nextInt(8), number, random.nextInt(3), random.nextInt(4), user(random));
            case SctpCapture.INIT, SctpCapture.INIT_ACK ->
                SctpCapture.init(type, random.nextInt(4), number, "192.0.2." + random.nextInt(4));
            case SctpCapture.SACK -> SctpCapture.sack(number);
            default -> SctpCapture.chunk(type, random.nextInt(4), new byte[random.nextInt(9)]);
        };
        if (random.nextInt(8) == 0) {
            chunk[random.nextInt(Math.min(8, chunk.length))] = (byte) random.nextInt();
        }
        return chunk;
    }

    private static byte[] user(Random random) {
        byte[] seed = SEEDS.get(random.nextInt(SEEDS.size()));
        int from = random.nextInt(3) == 0 ? random.nextInt(seed.length) : 0;
        return random.nextBoolean() ? seed : Arrays.copyOfRange(seed, from, from + random.nextInt(seed.length));
    }
}
