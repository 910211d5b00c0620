package io.siptrail.net;

import static io.siptrail.net.Packets.IPV4;
import static io.siptrail.net.Packets.ethernet;
import static io.siptrail.net.Packets.gre;
import static io.siptrail.net.Packets.text;
import static io.siptrail.net.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FragmentReassemblerTest {

    private static final int RAW = 101;
    private static final String PAYLOAD = Decoding.REGISTER + "0123456789abcdef".repeat(6);
    private static final byte[] DATAGRAM = udp(5060, 5070, text(PAYLOAD));
    private static final int FIRST = 48;
    private static final int SECOND = 96;

    /** How a version of IP cuts the bytes of a datagram, [from, to), into a packet. */
    enum Version {
        IPV4(30_000) {
            @Override
            byte[] piece(int identification, byte[] datagram, int from, int to, boolean more) {
                return new Ipv4()
                        .identification(identification)
                        .fragment(from, more)
                        .carrying(Arrays.copyOfRange(datagram, from, to));
            }
        },
        IPV6(60_000) {
            @Override
            byte[] piece(int identification, byte[] datagram, int from, int to, boolean more) {
                return Ipv6.fragment(identification, from, more, Arrays.copyOfRange(datagram, from, to));
            }
        };

        private final long ageMillis;

        Version(long ageMillis) {
            this.ageMillis = ageMillis;
        }

        abstract byte[] piece(int identification, byte[] datagram, int from, int to, boolean more);

        byte[] piece(int identification, byte[] datagram, int from, int to) {
            return piece(identification, datagram, from, to, to < datagram.length);
        }

        byte[] first(int identification) {
            return piece(identification, DATAGRAM, 0, FIRST);
        }

        byte[] second(int identification) {
            return piece(identification, DATAGRAM, FIRST, SECOND);
        }

        byte[] last(int identification) {
            return piece(identification, DATAGRAM, SECOND, DATAGRAM.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fragmentsMakeTheDatagramWholeInOrder(Version version) {
        Decoding decoding = Decoding.of(RAW, version.first(7), version.second(7), version.last(7));

        Decoding.Seen datagram = decoding.datagram();
        assertThat(datagram.payload()).isEqualTo(PAYLOAD);
        assertThat(datagram.frame()).isEqualTo(3);
        assertThat(datagram.identification()).isEqualTo(7);
        assertThat(datagram.cut()).isFalse();
        assertThat(datagram.source()).endsWith(":5060").isNotEqualTo(datagram.destination());
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 3L));
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherOrderMakesItWholeToo(Version version) {
        byte[] a = version.first(7);
        byte[] b = version.second(7);
        byte[] c = version.last(7);
        byte[][][] orders = {{c, b, a}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}};

        for (byte[][] order : orders) {
            Decoding decoding = Decoding.of(RAW, order);
            assertThat(decoding.datagram().payload()).isEqualTo(PAYLOAD);
            assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 3L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoDatagramsMayInterleave(Version version) {
        byte[] other = udp(5060, 5070, text("OPTIONS" + PAYLOAD));

        Decoding decoding = Decoding.of(
                RAW,
                version.piece(8, other, 0, 64),
                version.first(7),
                version.last(7),
                version.piece(8, other, 64, other.length),
                version.second(7));

        assertThat(decoding.payloads()).containsExactly("OPTIONS" + PAYLOAD, PAYLOAD);
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.NOT_SIP, 2L, Fate.SIP, 3L));
    }

    @ParameterizedTest
    @EnumSource
    void bothVersionsMayUseTheSameIdentificationAtOnce(Version version) {
        Version other = version == Version.IPV4 ? Version.IPV6 : Version.IPV4;

        Decoding decoding = Decoding.of(
                RAW,
                version.first(7),
                other.last(7),
                version.second(7),
                other.second(7),
                version.last(7),
                other.first(7));

        assertThat(decoding.payloads()).containsExactly(PAYLOAD, PAYLOAD);
    }

    @Test
    void fragmentsOfAnotherProtocolOrAddressBelongToAnotherDatagram() {
        byte[] half = Arrays.copyOfRange(DATAGRAM, SECOND, DATAGRAM.length);
        byte[] otherProtocol =
                new Ipv4().identification(7).protocol(6).fragment(SECOND, false).carrying(half);
        byte[] otherSender = new Ipv4()
                .between(Packets.bytes(192, 0, 2, 9), Packets.bytes(192, 0, 2, 2))
                .identification(7)
                .fragment(SECOND, false)
                .carrying(half);

        Decoding decoding = Decoding.of(RAW, Version.IPV4.first(7), Version.IPV4.second(7), otherProtocol, otherSender);

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 4L));
    }

    @ParameterizedTest
    @EnumSource
    void mirroredFragmentsCountWithTheirDatagram(Version version) {
        Decoding decoding = Decoding.of(
                RAW,
                version.first(7),
                version.first(7),
                version.second(7),
                version.second(7),
                version.last(7),
                version.last(7));

        assertThat(decoding.payloads()).containsExactly(PAYLOAD);
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 6L));
    }

    @ParameterizedTest
    @EnumSource
    void copiesWithinATenthOfASecondAreAbsorbedAndLaterOnesAreANewDatagram(Version version) {
        Pcap pcap =
                new Pcap(RAW).at(0, version.first(7)).at(1, version.second(7)).at(2, version.last(7));
        pcap.at(102, version.first(7)).at(102, version.second(7)).at(102, version.last(7));
        assertThat(Decoding.of(pcap).payloads()).containsExactly(PAYLOAD);

        pcap.at(103, version.last(7)).at(103, version.second(7)).at(104, version.first(7));
        assertThat(Decoding.of(pcap).payloads()).containsExactly(PAYLOAD, PAYLOAD);
        assertThat(Decoding.of(pcap).fates()).isEqualTo(Map.of(Fate.SIP, 9L));
    }

    @ParameterizedTest
    @EnumSource
    void identificationUsedAgainAfterCompletionIsANewDatagram(Version version) {
        byte[] next = udp(5060, 5070, text("SUBSCRIBE " + PAYLOAD));
        Pcap pcap =
                new Pcap(RAW).at(0, version.first(7)).at(0, version.second(7)).at(0, version.last(7));

        Decoding decoding = Decoding.of(
                pcap.at(500, version.piece(7, next, 0, 64)).at(501, version.piece(7, next, 64, next.length)));

        assertThat(decoding.payloads()).containsExactly(PAYLOAD, "SUBSCRIBE " + PAYLOAD);
    }

    @Test
    void whereIpv4FragmentsOverlapTheBytesThatCameFirstStay() {
        byte[] changed = DATAGRAM.clone();
        Arrays.fill(changed, 8, changed.length, (byte) '#');
        Version four = Version.IPV4;

        Decoding decoding = Decoding.of(
                RAW, four.second(7), four.piece(7, changed, FIRST - 8, SECOND + 8, true), four.first(7), four.last(7));

        byte[] expected = DATAGRAM.clone();
        Arrays.fill(expected, FIRST - 8, FIRST, (byte) '#');
        Arrays.fill(expected, SECOND, SECOND + 8, (byte) '#');
        assertThat(decoding.datagram().payload())
                .isEqualTo(new String(expected, 8, expected.length - 8, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 4L));
    }

    @Test
    void ipv6DatagramWithDifferingOverlapIsDroppedWhole() {
        byte[] changed = DATAGRAM.clone();
        changed[FIRST + 9] ^= 1;
        Version six = Version.IPV6;

        Decoding decoding = Decoding.of(
                RAW, six.first(7), six.piece(7, changed, FIRST, SECOND), six.second(7), six.last(7), six.first(7));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 5L));
    }

    @ParameterizedTest
    @EnumSource
    void datagramWithoutItsTailIsIncompleteAtTheEnd(Version version) {
        Decoding decoding = Decoding.of(RAW, version.first(7), version.second(7));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.tally().undecodable()).isEqualTo(Map.of("fragment-incomplete", 2L));
    }

    @ParameterizedTest
    @EnumSource
    void tailMayComeAsLateAsTheAgeAndNoLater(Version version) {
        Pcap inTime = new Pcap(RAW).at(0, version.first(7)).at(9_000, version.second(7));
        assertThat(Decoding.of(inTime.at(version.ageMillis, version.last(7))).fates())
                .isEqualTo(Map.of(Fate.SIP, 3L));

        Pcap late = new Pcap(RAW).at(0, version.first(7)).at(9_000, version.second(7));
        assertThat(Decoding.of(late.at(version.ageMillis + 1, version.last(7))).fates())
                .isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 3L));
    }

    @Test
    void ipv4FragmentIsTooOldEvenIfAnOlderIpv6FragmentStillWaits() {
        Pcap pcap = new Pcap(RAW).at(0, Version.IPV6.first(7)).at(1, Version.IPV4.first(7));

        Decoding decoding = Decoding.of(pcap.at(31_000, Version.IPV4.second(7)).at(31_001, Version.IPV4.last(7)));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 4L));
    }

    @ParameterizedTest
    @EnumSource
    void largestDatagramIsMadeWhole(Version version) {
        byte[] largest = udp(5060, 5070, 65_535, text("x".repeat(65_535 - 8)));

        Decoding decoding = Decoding.of(
                RAW,
                version.piece(7, largest, 0, 32_768),
                version.piece(7, largest, 32_768, 65_528),
                version.piece(7, largest, 65_528, 65_535));

        assertThat(decoding.datagram().payload()).hasSize(65_527);
    }

    @ParameterizedTest
    @EnumSource
    void fragmentThatEndsBeyondTheLargestDatagramSpoilsIt(Version version) {
        byte[] tooLarge = new byte[65_536];

        Decoding decoding = Decoding.of(
                RAW,
                version.piece(7, tooLarge, 65_528, 65_536),
                version.piece(7, tooLarge, 0, 32_768),
                version.piece(7, tooLarge, 32_768, 65_528));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 3L));
    }

    @ParameterizedTest
    @EnumSource
    void fragmentWithMoreToComeHoldsUnitsOfEightBytes(Version version) {
        Decoding decoding = Decoding.of(RAW, version.piece(7, DATAGRAM, 0, 47, true));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.BAD_HEADER, 1L));
    }

    @ParameterizedTest
    @EnumSource
    void fragmentThatTheCaptureCutLeavesItsDatagramIncomplete(Version version) {
        byte[] second = version.second(7);
        Pcap pcap = new Pcap(RAW).at(0, version.first(7)).cut(1, second, second.length - 8);

        Decoding decoding = Decoding.of(pcap.at(2, version.last(7)));

        assertThat(decoding.datagrams()).isEmpty();
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 3L));
    }

    @ParameterizedTest
    @EnumSource
    void oldestDatagramGivesWayWhenTooManyWait(Version version) {
        Pcap pcap =
                new Pcap(RAW).at(0, version.first(1)).at(1, version.second(1)).at(2, version.first(2));

        Decoding decoding = Decoding.of(
                pcap.at(3, version.first(3)).at(4, version.second(2)).at(5, version.last(2)), limits(2, 1 << 20));

        assertThat(decoding.payloads()).containsExactly(PAYLOAD);
        assertThat(decoding.fates())
                .isEqualTo(Map.of(Fate.FRAGMENT_LIMIT, 2L, Fate.SIP, 3L, Fate.FRAGMENT_INCOMPLETE, 1L));
        assertThat(decoding.tally().undecodable()).containsEntry("fragment-limit", 2L);
    }

    @ParameterizedTest
    @EnumSource
    void datagramsThatAreWholeDoNotCountAsWaiting(Version version) {
        Pcap pcap = new Pcap(RAW).at(0, version.first(1));
        for (int i = 2; i < 10; i++) {
            pcap.at(i, version.first(i)).at(i, version.second(i)).at(i, version.last(i));
        }

        Decoding decoding = Decoding.of(pcap.at(20, version.second(1)).at(21, version.last(1)), limits(2, 1 << 20));

        assertThat(decoding.datagrams()).hasSize(9);
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 27L));
    }

    @ParameterizedTest
    @EnumSource
    void oldestDatagramGivesWayWhenTheWaitingHoldTooManyBytes(Version version) {
        byte[] large = udp(5060, 5070, text("x".repeat(2_000)));
        Pcap pcap = new Pcap(RAW).at(0, version.piece(1, large, 0, 1_600));
        pcap.at(1, version.first(2)).at(2, version.second(2)).at(3, version.piece(3, large, 0, 800));

        Decoding decoding = Decoding.of(pcap.at(4, version.last(2)), limits(100, 2_000));

        assertThat(decoding.payloads()).containsExactly(PAYLOAD);
        assertThat(decoding.fates())
                .isEqualTo(Map.of(Fate.FRAGMENT_LIMIT, 1L, Fate.SIP, 3L, Fate.FRAGMENT_INCOMPLETE, 1L));
    }

    @Test
    void fragmentsInATunnelThatIsFragmentedItselfAreMadeWholeTwice() {
        Pcap pcap = new Pcap(1);
        byte[][] inner = {Version.IPV4.first(7), Version.IPV4.second(7), Version.IPV4.last(7)};
        for (int i = 0; i < inner.length; i++) {
            byte[] outer = gre(0, IPV4, new byte[0], inner[i]);
            pcap.at(2L * i, ethernet(IPV4, outer(i, outer, 0, 40, true)));
            pcap.at(2L * i + 1, ethernet(IPV4, outer(i, outer, 40, outer.length, false)));
        }

        Decoding decoding = Decoding.of(pcap);

        assertThat(decoding.datagram().payload()).isEqualTo(PAYLOAD);
        assertThat(decoding.datagram().frame()).isEqualTo(6);
        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.SIP, 6L));
    }

    @Test
    void fragmentsInATunnelThatStayIncompleteCountAllFramesThatCarriedThem() {
        byte[] outer = gre(0, IPV4, new byte[0], Version.IPV4.first(7));
        Pcap pcap = new Pcap(1).at(0, ethernet(IPV4, outer(1, outer, 0, 40, true)));

        Decoding decoding = Decoding.of(pcap.at(1, ethernet(IPV4, outer(1, outer, 40, outer.length, false))));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.FRAGMENT_INCOMPLETE, 2L));
    }

    @Test
    void firstFragmentNamesTheProtocolOfAnIpv6Datagram() {
        byte[] tail = Arrays.copyOfRange(DATAGRAM, SECOND, DATAGRAM.length);
        byte[] tailSaysIcmp = Ipv6.of(44, Packets.fragmentHeader(58, 7, SECOND, false, tail));

        Decoding decoding = Decoding.of(RAW, tailSaysIcmp, Version.IPV6.second(7), Version.IPV6.first(7));

        assertThat(decoding.payloads()).containsExactly(PAYLOAD);
    }

    @Test
    void reassemblyIsALayerOfItsOwn() {
        byte[] packet = Ipv4.of(DATAGRAM);
        for (int i = 0; i < 15; i++) {
            packet = Ipv4.tunnel(4, packet);
        }
        byte[] inside = Arrays.copyOfRange(packet, 20, packet.length);

        Decoding decoding =
                Decoding.of(RAW, outer(5, inside, 0, 40, true, 4), outer(5, inside, 40, inside.length, false, 4));

        assertThat(decoding.fates()).isEqualTo(Map.of(Fate.TOO_DEEP, 2L));
    }

    private static byte[] outer(int identification, byte[] payload, int from, int to, boolean more) {
        return outer(identification, payload, from, to, more, 47);
    }

    private static byte[] outer(int identification, byte[] payload, int from, int to, boolean more, int protocol) {
        return new Ipv4()
                .protocol(protocol)
                .identification(identification)
                .fragment(from, more)
                .carrying(Arrays.copyOfRange(payload, from, to));
    }

    private static NetLimits limits(int datagrams, int bytes) {
        return new NetLimits(16, datagrams, bytes, Duration.ofSeconds(30), Duration.ofSeconds(60), 64);
    }
}
