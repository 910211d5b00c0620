package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are neither SIP nor fragments cost no garbage. */
class AllocationTest {

    private static final int FRAMES = 100_000;
    private static final int CONSTANT = 64 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"Ethernet, IPv4", "Ethernet, IPv6", "802.1Q", "VXLAN", "Linux cooked 2", "IPv6 with AH"})
    void mediaAllocatesNothingPerFrame(String name) {
        Sample sample = sample(name);
        byte[] frame = sample.frame();
        frame[sample.headers()] = (byte) 0x80;
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), AllocationTest::isRegister);
        decode(decoder, sample.linkType(), frame, 1_000);

        assertThat(decode(decoder, sample.linkType(), frame, FRAMES)).isLessThan(CONSTANT);
        assertThat(decoder.tally().count(Fate.NOT_SIP)).isEqualTo(1_000 + FRAMES);
    }

    @Test
    void addressesThatWereSeenBeforeAllocateNothing() {
        PacketDecoder decoder = new PacketDecoder(
                NetLimits.defaults(),
                datagram -> datagram.source().equals(datagram.destination()) ? Fate.SIP : Fate.NOT_SIP);
        Sample sample = sample("Ethernet, IPv4");
        decode(decoder, sample.linkType(), sample.frame(), 1_000);

        assertThat(decode(decoder, sample.linkType(), sample.frame(), FRAMES)).isLessThan(CONSTANT);
    }

    /** What RTP looks like to a reader of SIP: its first byte is no letter. */
    private static Fate isRegister(Datagram datagram) {
        return datagram.data().get(datagram.offset()) == 'R' ? Fate.SIP : Fate.NOT_SIP;
    }

    /** Bytes that this thread allocated for decoding one frame so many times. */
    private static long decode(PacketDecoder decoder, int linkType, byte[] frame, int times) {
        byte[] file = new Pcap(linkType).at(0, frame).toBytes();
        try (CaptureSet set = CaptureSet.open(List.of("-"), new ByteArrayInputStream(file), CaptureLimits.defaults())) {
            assertThat(set.next()).isTrue();
            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < times; i++) {
                decoder.decode(set.frame());
            }
            return THREADS.getThreadAllocatedBytes(thread) - before;
        }
    }

    private static Sample sample(String name) {
        return Sample.all().stream()
                .filter(sample -> sample.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
