package io.siptrail.stream;

import static io.siptrail.stream.Dialogue.Wire.bytes;
import static io.siptrail.stream.Dialogue.Wire.ok;
import static io.siptrail.stream.Dialogue.Wire.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.stream.tls.KeyLog;
import io.siptrail.testing.TcpCapture;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Segments of any kind in any order: never a fault, every frame accounted for, nothing held at the end. */
class StreamFuzzTest {

    private static final StreamLimits TIGHT =
            new StreamLimits(3, 8, 600, Duration.ofSeconds(1), 4_000, 300, 600, 600, 2_000, Duration.ofSeconds(1));

    private static final List<byte[]> SEEDS = List.of(
            bytes(register(1, "")),
            bytes(register(2, "v=0\n")),
            bytes(ok(1)),
            bytes("\n\n"),
            bytes("GET / HTTP/1.1\nUpgrade: websocket\n\n"),
            bytes("HTTP/1.1 101 x\nUpgrade: websocket\n\n"),
            new byte[] {(byte) 0x81, 4, 'S', 'I', 'P', '/'},
            new byte[] {22, 3, 1, 0, 4, 1, 0, 0, 0},
            new byte[] {23, 3, 3, 0, 4, 1, 0, 0, 0});

    @Test
    void anySegmentsAreTaken() {
        long messages = 0;
        for (int seed = 0; seed < 300; seed++) {
            TcpCapture capture = segments(new Random(seed));
            messages += Reading.of(capture, seed % 2 == 0 ? StreamLimits.defaults() : TIGHT, KeyLog.empty())
                    .messages()
                    .size();
        }
        assertThat(messages).isPositive();
    }

    private static TcpCapture segments(Random random) {
        TcpCapture capture = new TcpCapture();
        for (int i = 0; i < 120; i++) {
            String client = "192.0.2.1:" + (40_000 + random.nextInt(5));
            String server = "198.51.100.1:" + (5_060 + random.nextInt(3));
            boolean there = random.nextBoolean();
            int sequence = random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(1_500);
            int acknowledgement = random.nextInt(2_000);
            byte[] payload = random.nextInt(4) == 0 ? new byte[0] : payload(random);
            capture.cutTo(random.nextInt(10) == 0 ? 54 + random.nextInt(60) : 4_000);
            capture.segment(
                    there ? client : server,
                    there ? server : client,
                    flags(random),
                    sequence,
                    acknowledgement,
                    payload);
        }
        return capture;
    }

    private static int flags(Random random) {
        int kind = random.nextInt(20);
        return kind < 16 ? TcpCapture.ACK : random.nextInt(32);
    }

    private static byte[] payload(Random random) {
        byte[] seed = SEEDS.get(random.nextInt(SEEDS.size()));
        byte[] payload = Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
        if (random.nextInt(3) == 0) {
            payload[random.nextInt(payload.length)] = (byte) random.nextInt();
        }
        return random.nextInt(3) == 0 ? seed.clone() : payload;
    }
}
