package io.siptrail.net;

import static io.siptrail.net.Packets.IPV4;
import static io.siptrail.net.Packets.IPV6;
import static io.siptrail.net.Packets.bytes;
import static io.siptrail.net.Packets.ethernet;
import static io.siptrail.net.Packets.gre;
import static io.siptrail.net.Packets.join;
import static io.siptrail.net.Packets.label;
import static io.siptrail.net.Packets.pppoe;
import static io.siptrail.net.Packets.tag;
import static io.siptrail.net.Packets.tcp;
import static io.siptrail.net.Packets.text;
import static io.siptrail.net.Packets.u16;
import static io.siptrail.net.Packets.u32;
import static io.siptrail.net.Packets.udp;
import static io.siptrail.net.Packets.vxlan;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.siptrail.analysis.MessageCensus;
import io.siptrail.analysis.SipIntake;
import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.sip.SipLimits;
import io.siptrail.stream.StreamLimits;
import io.siptrail.stream.tls.KeyLog;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All the way from the file to the verdict that it is no SIP, with all that an audit has there: no garbage per packet. */
final class NoSipNoGarbageTest {

    private static final int PACKETS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A packet of voice (RTP, RFC 3550): sequence number and time differ from one to the next. */
    private static byte[] voice(int number) {
        return udp(30_000, 40_000, join(rtp(number), new byte[160]));
    }

    private static byte[] rtp(int number) {
        return join(bytes(0x80, 0), u16(number), u32(number * 160L), u32(0x5eed));
    }

    private enum Wrapping {
        ETHERNET {
            @Override
            byte[] frame(int number) {
                return ethernet(IPV4, v4(number));
            }
        },
        ETHERNET_IPV6 {
            @Override
            byte[] frame(int number) {
                return ethernet(IPV6, v6(number));
            }
        },
        VLAN {
            @Override
            byte[] frame(int number) {
                return ethernet(0x8100, tag(31, IPV4, v4(number)));
            }
        },
        QINQ_IPV6 {
            @Override
            byte[] frame(int number) {
                return ethernet(0x88a8, tag(7, 0x8100, tag(31, IPV6, v6(number))));
            }
        },
        PPPOE {
            @Override
            byte[] frame(int number) {
                return ethernet(0x8864, pppoe(join(u16(0x0021), v4(number))));
            }
        },
        MPLS {
            @Override
            byte[] frame(int number) {
                return ethernet(0x8847, label(16, false, label(17, true, v4(number))));
            }
        },
        GRE {
            @Override
            byte[] frame(int number) {
                return ethernet(IPV4, Ipv4.tunnel(47, gre(0, IPV4, new byte[0], v4(number))));
            }
        },
        IP_IN_IP {
            @Override
            byte[] frame(int number) {
                return ethernet(IPV4, Ipv4.tunnel(4, v4(number)));
            }
        },
        IPV6_IN_IPV4 {
            @Override
            byte[] frame(int number) {
                return ethernet(IPV4, Ipv4.tunnel(41, v6(number)));
            }
        },
        VXLAN {
            @Override
            byte[] frame(int number) {
                byte[] inner = ethernet(IPV4, v4(number));
                return ethernet(IPV4, Ipv4.tunnel(17, udp(49_152, 4_789, vxlan(77, inner))));
            }
        };

        abstract byte[] frame(int number);

        private static byte[] v4(int number) {
            return Ipv4.of(voice(number));
        }

        private static byte[] v6(int number) {
            return Ipv6.of(17, voice(number));
        }
    }

    @ParameterizedTest
    @EnumSource
    void voiceCostsNothingHoweverItTravels(Wrapping wrapping) {
        assertThat(bytesEach(wrapping::frame)).isZero();
    }

    @Test
    void tcpThatIsNoSipCostsNothing() {
        byte[] data = join(bytes(0x17, 3, 3, 0, 100), new byte[100]);

        assertThat(bytesEach(number -> stream(number, data))).isZero();
        assertThat(bytesEach(number -> stream6(number, data))).isZero();
    }

    @Test
    void textOnTcpThatIsNoSipCostsNothing() {
        byte[] data = text("GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n");

        assertThat(bytesEach(number -> stream(number, data))).isZero();
    }

    @Test
    void aDatagramThatOnlyBeginsLikeSipCostsNothing() {
        byte[] discovery = text("NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nNTS: ssdp:alive\r\n\r\n");

        assertThat(bytesEach(number -> ethernet(IPV4, Ipv4.of(udp(1_900, 1_900, discovery)))))
                .isZero();
    }

    @Test
    void keepAlivesAndBindingRequestsCostNothing() {
        byte[] stun = join(u16(1), u16(0), u32(0x2112a442L), new byte[12]);

        assertThat(bytesEach(number -> ethernet(IPV4, Ipv4.of(udp(5_070, 5_060, text("\r\n\r\n"))))))
                .isZero();
        assertThat(bytesEach(number -> ethernet(IPV4, Ipv4.of(udp(5_070, 3_478, stun)))))
                .isZero();
    }

    /** One connection that goes on and on. */
    private static byte[] stream(int number, byte[] data) {
        return ethernet(IPV4, new Ipv4().protocol(6).carrying(segment(number, data)));
    }

    private static byte[] stream6(int number, byte[] data) {
        return ethernet(IPV6, Ipv6.of(6, segment(number, data)));
    }

    private static byte[] segment(int number, byte[] data) {
        byte[] segment = tcp(443, 50_000, new byte[0], data);
        ByteBuffer.wrap(segment).putInt(4, 1 + number * data.length);
        return segment;
    }

    /** Bytes that this thread allocated for each packet of the second half; the first half has loaded what is loaded once. */
    private static long bytesEach(IntFunction<byte[]> frames) {
        FrameTally tally = new FrameTally();
        PacketDecoder decoder = new PacketDecoder(NetLimits.defaults(), intake(tally), tally);
        try (CaptureSet set =
                CaptureSet.open(List.of("-"), new ByteArrayInputStream(file(frames)), CaptureLimits.defaults())) {
            decode(set, decoder);
            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            decode(set, decoder);
            long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
            assertThat(tally.count(Fate.NOT_SIP)).isEqualTo(PACKETS);
            return allocated / (PACKETS / 2);
        }
    }

    private static SipIntake intake(FrameTally tally) {
        return new SipIntake(
                Set.of(),
                SipLimits.DEFAULTS,
                new MessageCensus(),
                new Evidence(EvidenceLimits.defaults()),
                observed -> {},
                observed -> {},
                StreamLimits.defaults(),
                KeyLog.empty(),
                tally);
    }

    private static void decode(CaptureSet set, PacketDecoder decoder) {
        for (int i = 0; i < PACKETS / 2; i++) {
            set.next();
            decoder.decode(set.frame());
        }
    }

    private static byte[] file(IntFunction<byte[]> frames) {
        Pcap file = new Pcap(1);
        for (int i = 0; i < PACKETS; i++) {
            file.at(i, frames.apply(i));
        }
        return file.toBytes();
    }
}
