package io.siptrail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.NetLimits;
import io.siptrail.net.PacketDecoder;
import io.siptrail.net.PacketHandler;
import io.siptrail.net.TcpSegment;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.testing.ScannerFraming;
import io.siptrail.testing.TcpCapture;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is not SIP over TCP is soon no more than a number. */
class DismissalTest {

    private static final int FRAMES = 100_000;
    private static final int CONSTANT = 64 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Segments(TcpStreams streams) implements PacketHandler {

        @Override
        public Fate datagram(Datagram datagram) {
            return Fate.NOT_SIP;
        }

        @Override
        public Fate segment(TcpSegment segment) {
            return streams.segment(segment);
        }
    }

    @Test
    void segmentOfADismissedConnectionAllocatesNothing() {
        TcpCapture capture = new TcpCapture();
        byte[] page =
                "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        capture.segment("192.0.2.1:1024", "198.51.100.1:80", TcpCapture.ACK, 1, 1, page);
        FrameTally tally = new FrameTally();
        TcpStreams streams =
                new TcpStreams(StreamLimits.defaults(), new ScannerFraming(), KeyLog.empty(), message -> false, tally);
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), new Segments(streams), tally);
        try (CaptureSet set =
                CaptureSet.open(List.of("-"), new ByteArrayInputStream(capture.bytes()), CaptureLimits.defaults())) {
            assertThat(set.next()).isTrue();
            decode(decoder, set, 1_000);

            assertThat(decode(decoder, set, FRAMES)).isLessThan(CONSTANT);
        }
        assertThat(tally.count(Fate.NOT_SIP)).isEqualTo(1_000 + FRAMES);
    }

    private static long decode(PacketDecoder decoder, CaptureSet set, int times) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < times; i++) {
            decoder.decode(set.frame());
        }
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void rememberedKeysAreFoundUntilTheyAreForgotten() {
        DismissedConnections dismissed = new DismissedConnections(4_000);
        Random random = new Random(3);
        long[] keys = random.longs(2_000).map(key -> key | 1).toArray();
        for (long key : keys) {
            dismissed.add(key);
        }
        for (int i = 0; i < keys.length; i += 2) {
            dismissed.forget(keys[i]);
        }

        for (int i = 0; i < keys.length; i++) {
            assertThat(dismissed.contains(keys[i])).as("key %d", i).isEqualTo(i % 2 == 1);
        }
    }

    @Test
    void onlySoManyKeysAreRemembered() {
        DismissedConnections dismissed = new DismissedConnections(100);
        for (long key = 1; key <= 1_001; key += 2) {
            dismissed.add(key << 32 | 1);
        }

        assertThat(dismissed.contains(1L << 32 | 1)).isFalse();
        assertThat(dismissed.contains(1_001L << 32 | 1)).isTrue();
    }
}
