package io.siptrail.net;

import static io.siptrail.net.Packets.IPV4;
import static io.siptrail.net.Packets.bytes;
import static io.siptrail.net.Packets.ethernet;
import static io.siptrail.net.Packets.join;
import static io.siptrail.net.Packets.label;
import static io.siptrail.net.Packets.sll;
import static io.siptrail.net.Packets.sll2;
import static io.siptrail.net.Packets.snap;
import static io.siptrail.net.Packets.tag;
import static io.siptrail.net.Packets.text;
import static io.siptrail.net.Packets.u16;
import static io.siptrail.net.Packets.u32;
import static io.siptrail.net.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLayerTest {

    private static final byte[] PACKET = Ipv4.of(udp(5060, 5070, text(Decoding.REGISTER)));

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void messageIsFoundWhateverCarriesIt(Sample sample) {
        Decoding decoding = Decoding.of(sample.linkType(), sample.frame());

        Decoding.Seen datagram = decoding.datagram();
        assertThat(datagram.payload()).isEqualTo(Decoding.REGISTER);
        assertThat(datagram.cut()).isFalse();
        assertThat(datagram.source()).isEqualTo(sample.ipVersion() == 4 ? "192.0.2.1:5060" : "[2001:db8::1]:5060");
        assertThat(datagram.destination()).isEqualTo(sample.ipVersion() == 4 ? "192.0.2.2:5070" : "[2001:db8::2]:5070");
        assertThat(datagram.hops()).isEqualTo(sample.ipVersion() == 4 ? 63 : 62);
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 1L));
    }

    @Test
    void cookedHeaderNamesTheInterface() {
        assertThat(Decoding.of(276, sll2(IPV4, 0x01020304, PACKET)).datagram().captureInterface())
                .isEqualTo(0x01020304);
        assertThat(Decoding.of(113, sll(IPV4, PACKET)).datagram().captureInterface())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {119, 147, 163, 195, 220, 65_000})
    void linkTypeThatIsNotReadIsSaidSo(int linkType) {
        Decoding decoding = Decoding.of(linkType, PACKET);

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.LINK_TYPE, 1L));
    }

    @Test
    void whatCarriesNoIpIsNotSip() {
        byte[] arp = ethernet(0x0806, new byte[46]);
        byte[] lldp = ethernet(0x88cc, new byte[46]);
        byte[] spanningTree = ethernet(38, bytes(0x42, 0x42, 3), new byte[43]);
        byte[] appleTalk = ethernet(46, snap(0x809b, new byte[38]));
        byte[] foreignSnap = ethernet(46, bytes(0xaa, 0xaa, 3, 0, 0, 0x0c), u16(IPV4), PACKET);
        byte[] pppoeDiscovery = ethernet(0x8863, new byte[46]);
        byte[] pseudowireWithoutControlWord = ethernet(0x8847, label(17, true, bytes(0xfe, 0, 0, 0)));

        Decoding decoding = Decoding.of(
                1, arp, lldp, spanningTree, appleTalk, foreignSnap, pppoeDiscovery, pseudowireWithoutControlWord);

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.NOT_SIP, 7L));
    }

    @Test
    void otherProtocolsOfPointToPointAndLoopbackLinksAreNotSip() {
        byte[] lcp = join(bytes(0xff, 3), u16(0xc021), new byte[8]);
        assertThat(Decoding.of(9, lcp).fates()).isEqualTo(Map.of(Fate.NOT_SIP, 1L));
        assertThat(Decoding.of(0, join(u32(7), PACKET)).fates()).isEqualTo(Map.of(Fate.NOT_SIP, 1L));
        byte[] cdp = join(bytes(0x8f, 0), u16(0x2000), new byte[20]);
        assertThat(Decoding.of(104, cdp).fates()).isEqualTo(Map.of(Fate.NOT_SIP, 1L));
    }

    @Test
    void interfaceOfAnEarlierFrameIsForgotten() {
        Decoding decoding =
                Decoding.of(276, sll2(IPV4, 9, PACKET), sll2(0x0806, 4, new byte[28]), sll2(IPV4, 3, PACKET));

        assertThat(decoding.datagrams())
                .extracting(Decoding.Seen::captureInterface)
                .containsExactly(9, 3);
    }

    @Test
    void paddingOfShortEthernetFramesIsNotPayload() {
        byte[] packet = Ipv4.of(udp(5060, 5060, text("\r\n\r\n")));
        byte[] v6 = Ipv6.of(17, udp(5060, 5060, text("hi")));

        Decoding decoding =
                Decoding.of(1, ethernet(IPV4, packet, text("trailer of zeros")), ethernet(0x86dd, v6, text("x")));

        assertThat(decoding.payloads()).containsExactly("\r\n\r\n", "hi");
    }

    @Test
    void tagsBeyondTheDepthAreTooDeep() {
        byte[] tagged = PACKET;
        int type = IPV4;
        for (int i = 0; i < 15; i++) {
            tagged = tag(i, type, tagged);
            type = 0x8100;
        }
        byte[] sixteen = tag(16, 0x8100, tagged);

        Decoding decoding = Decoding.of(1, ethernet(0x8100, tagged), ethernet(0x8100, sixteen));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 1L, Fate.TOO_DEEP, 1L));
    }

    @Test
    void labelsBeyondTheDepthAreTooDeep() {
        byte[] labelled = label(0, true, PACKET);
        for (int i = 1; i < 15; i++) {
            labelled = label(i, false, labelled);
        }

        Decoding decoding = Decoding.of(1, ethernet(0x8847, labelled), ethernet(0x8847, label(15, false, labelled)));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 1L, Fate.TOO_DEEP, 1L));
    }
}
