package io.siptrail.net;

import static io.siptrail.net.Packets.IPV4;
import static io.siptrail.net.Packets.bytes;
import static io.siptrail.net.Packets.ethernet;
import static io.siptrail.net.Packets.extension;
import static io.siptrail.net.Packets.gre;
import static io.siptrail.net.Packets.join;
import static io.siptrail.net.Packets.tcp;
import static io.siptrail.net.Packets.text;
import static io.siptrail.net.Packets.u16;
import static io.siptrail.net.Packets.u32;
import static io.siptrail.net.Packets.udp;
import static io.siptrail.net.Packets.vxlan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLayerTest {

    private static final int RAW = 101;
    private static final byte[] MESSAGE = text(Decoding.REGISTER);
    private static final byte[] UDP = udp(5060, 5070, MESSAGE);

    @Test
    void addressesPortsIdentificationAndHopsAreThoseOfTheHeaders() {
        byte[] packet = new Ipv4()
                .between(bytes(255, 254, 253, 252), bytes(10, 0, 0, 129))
                .identification(0xfedc)
                .carrying(udp(65_535, 40_000, MESSAGE));

        Decoding.Seen datagram = Decoding.of(RAW, packet).datagram();

        assertThat(datagram.source()).isEqualTo("255.254.253.252:65535");
        assertThat(datagram.destination()).isEqualTo("10.0.0.129:40000");
        assertThat(datagram.identification()).isEqualTo(0xfedc);
        assertThat(datagram.hops()).isEqualTo(63);
        assertThat(datagram.transport()).isEqualTo(Transport.UDP);
    }

    @Test
    void identificationOfAnEarlierPacketIsForgotten() {
        Decoding decoding = Decoding.of(
                RAW, new Ipv4().identification(77).carrying(UDP), Ipv6.of(17, UDP), Ipv4.tunnel(41, Ipv6.of(17, UDP)));

        assertThat(decoding.datagrams())
                .extracting(Decoding.Seen::identification)
                .containsExactly(77, 0, 0);
    }

    @Test
    void wrongChecksumsNeverDrop() {
        byte[] zero = UDP.clone();
        zero[6] = 0;
        zero[7] = 0;
        byte[] packet = Ipv4.of(UDP);
        packet[10] = 0;
        packet[11] = 0;

        Decoding decoding = Decoding.of(RAW, Ipv4.of(UDP), Ipv4.of(zero), packet, Ipv6.of(17, UDP), Ipv6.of(17, zero));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 5L));
    }

    @Test
    void totalLengthOfZeroIsSegmentationOffload() {
        byte[] v4 = new Ipv4().saying(0).carrying(UDP);
        byte[] v6 = Ipv6.saying(0, 17, UDP);

        Decoding decoding = Decoding.of(RAW, v4, v6);

        assertThat(decoding.payloads()).containsExactly(Decoding.REGISTER, Decoding.REGISTER);
        assertThat(decoding.datagrams()).noneMatch(Decoding.Seen::cut);
    }

    @Test
    void totalLengthOfZeroDoesNotHideThatTheCaptureCut() {
        byte[] v4 = new Ipv4().saying(0).protocol(6).carrying(tcp(1, 2, new byte[0], MESSAGE));
        byte[] v6 = Ipv6.saying(0, 6, tcp(1, 2, new byte[0], MESSAGE));

        Decoding decoding = Decoding.of(new Pcap(RAW).cut(1, v4, v4.length - 3).cut(2, v6, v6.length - 3));

        assertThat(decoding.datagrams()).hasSize(2).allMatch(Decoding.Seen::cut);
    }

    @Test
    void totalLengthBeyondTheFrameMeansCut() {
        byte[] packet = new Ipv4().saying(20 + UDP.length + 1).carrying(udp(1, 2, 9 + MESSAGE.length, MESSAGE));

        Decoding.Seen datagram = Decoding.of(RAW, packet).datagram();

        assertThat(datagram.cut()).isTrue();
        assertThat(datagram.payload()).isEqualTo(Decoding.REGISTER);
    }

    @Test
    void bytesBeyondTheUdpLengthAreNotPayloadAndTheirLossIsNoCut() {
        byte[] packet = Ipv4.of(join(UDP, text("after the datagram")));

        Decoding decoding = Decoding.of(new Pcap(RAW).at(1, packet).cut(2, packet, packet.length - 5));

        assertThat(decoding.payloads()).containsExactly(Decoding.REGISTER, Decoding.REGISTER);
        assertThat(decoding.datagrams()).noneMatch(Decoding.Seen::cut);
    }

    @Test
    void udpLengthOfZeroMeansAllOfThePacket() {
        Decoding.Seen datagram =
                Decoding.of(RAW, Ipv4.of(udp(1, 2, 0, MESSAGE))).datagram();

        assertThat(datagram.payload()).isEqualTo(Decoding.REGISTER);
        assertThat(datagram.cut()).isFalse();
    }

    @Test
    void udpLengthOfEightIsAnEmptyDatagram() {
        assertThat(Decoding.of(RAW, Ipv4.of(udp(1, 2, new byte[0]))).datagram().payload())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void udpLengthBelowItsOwnHeaderIsABadHeader(int said) {
        assertThat(Decoding.of(RAW, Ipv4.of(udp(1, 2, said, MESSAGE))).fates()).isEqualTo(Map.of(Fate.BAD_HEADER, 1L));
    }

    @Test
    void udpLengthBeyondThePacketGivesWhatThePacketHolds() {
        byte[] packet = Ipv4.of(udp(1, 2, 500, MESSAGE));

        Decoding.Seen datagram =
                Decoding.of(1, ethernet(IPV4, packet, text("padding"))).datagram();

        assertThat(datagram.payload()).isEqualTo(Decoding.REGISTER);
        assertThat(datagram.cut()).isTrue();
    }

    @Test
    void headersThatContradictThemselvesAreBad() {
        byte[] shortHeader = Ipv4.of(UDP);
        shortHeader[0] = 0x44;
        byte[] longerThanThePacket = Ipv4.of(UDP);
        longerThanThePacket[0] = 0x4f;
        longerThanThePacket[2] = 0;
        longerThanThePacket[3] = 40;
        byte[] version5 = Ipv4.of(UDP);
        version5[0] = 0x55;
        byte[] noRoomForUdp = Ipv4.of(bytes(1, 2, 3, 4, 5, 6, 7));
        byte[] noRoomForTcp = new Ipv4().protocol(6).carrying(new byte[19]);
        byte[] shortTcp = new Ipv4().protocol(6).carrying(new byte[40]);
        byte[] extensionBeyondThePacket = Ipv6.of(0, join(bytes(17, 200), new byte[30]));
        byte[] noRoomForExtension = Ipv6.of(60, new byte[7]);

        Decoding decoding = Decoding.of(
                RAW,
                shortHeader,
                longerThanThePacket,
                version5,
                noRoomForUdp,
                noRoomForTcp,
                shortTcp,
                extensionBeyondThePacket,
                noRoomForExtension);

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.BAD_HEADER, 8L));
        assertThat(decoding.tally().undecodable()).isEqualTo(Map.of("bad-header", 8L));
    }

    @Test
    void tcpHeaderThatEndsBeyondItsSegmentIsBad() {
        byte[] segment = tcp(5060, 5060, new byte[0], text("abc"));
        segment[12] = (byte) 0xf0;

        assertThat(Decoding.of(RAW, new Ipv4().protocol(6).carrying(segment)).fates())
                .isEqualTo(Map.of(Fate.BAD_HEADER, 1L));
    }

    @Test
    void tcpSegmentWithoutPayloadIsHandedOnEmpty() {
        Decoding.Seen segment = Decoding.of(
                        1, ethernet(IPV4, new Ipv4().protocol(6).carrying(tcp(5060, 40_001, new byte[8], new byte[0]))))
                .datagram();

        assertThat(segment.transport()).isEqualTo(Transport.TCP);
        assertThat(segment.source()).isEqualTo("192.0.2.1:5060");
        assertThat(segment.destination()).isEqualTo("192.0.2.2:40001");
        assertThat(segment.payload()).isEmpty();
    }

    @Test
    void espIsEncryptedInEitherVersionAndBelowExtensions() {
        Decoding decoding = Decoding.of(
                RAW,
                new Ipv4().protocol(50).carrying(UDP),
                Ipv6.of(50, UDP),
                Ipv6.of(0, extension(50, 0, UDP)),
                Ipv4.tunnel(4, new Ipv4().protocol(50).carrying(UDP)));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.ENCRYPTED, 4L));
        assertThat(decoding.tally().undecodable()).isEqualTo(Map.of("encrypted", 4L));
    }

    @Test
    void otherProtocolsAreNotSipEvenIfTheyQuoteIt() {
        byte[] unreachable = join(bytes(3, 3), u16(0), u32(0), Ipv4.of(UDP));

        Decoding decoding = Decoding.of(
                RAW,
                new Ipv4().protocol(1).carrying(unreachable),
                Ipv6.of(58, join(bytes(1, 4), u16(0), u32(0), Ipv6.of(17, UDP))),
                new Ipv4().protocol(2).carrying(new byte[8]),
                Ipv6.of(59, new byte[0]));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.NOT_SIP, 4L));
    }

    @Test
    void greOfAnotherVersionIsNotSip() {
        byte[] pptp = gre(0x3001, 0x880b, join(u16(4), u16(1), u32(2)), new byte[4]);

        assertThat(Decoding.of(RAW, Ipv4.tunnel(47, pptp)).fates()).isEqualTo(Map.of(Fate.NOT_SIP, 1L));
    }

    @Test
    void portOfVxlanAloneMakesNoTunnel() {
        byte[] sip = Ipv4.of(udp(5060, 4789, MESSAGE));
        byte[] reservedByteSet = vxlan(7, ethernet(IPV4, Ipv4.of(UDP)));
        reservedByteSet[7] = 1;

        Decoding decoding = Decoding.of(RAW, sip, Ipv4.of(udp(1, 4789, reservedByteSet)));

        assertThat(decoding.datagrams())
                .extracting(Decoding.Seen::destination)
                .containsExactly("192.0.2.2:4789", "192.0.2.2:4789");
        assertThat(decoding.payloads().get(0)).isEqualTo(Decoding.REGISTER);
    }

    @Test
    void tunnelsBeyondTheDepthAreTooDeep() {
        byte[] packet = Ipv4.of(UDP);
        for (int i = 0; i < 15; i++) {
            packet = Ipv4.tunnel(4, packet);
        }

        Decoding decoding = Decoding.of(RAW, packet, Ipv4.tunnel(4, packet));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 1L, Fate.TOO_DEEP, 1L));
        assertThat(decoding.tally().undecodable()).isEqualTo(Map.of("too-deep", 1L));
    }

    @Test
    void extensionHeadersBeyondTheDepthAreTooDeep() {
        byte[] packet = UDP;
        int next = 17;
        for (int i = 0; i < 15; i++) {
            packet = extension(next, 0, packet);
            next = 60;
        }

        Decoding decoding = Decoding.of(RAW, Ipv6.of(60, packet), Ipv6.of(60, extension(60, 0, packet)));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 1L, Fate.TOO_DEEP, 1L));
    }
}
