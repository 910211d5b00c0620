package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of frame, cut after every byte. */
class CutFrameTest {

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void frameCutBeforeItsHeadersEndSaysSoAndALaterCutLeavesTheRest(Sample sample) {
        Decoding decoding = Decoding.of(cutAfterEveryByte(sample));

        List<Decoding.Seen> datagrams = decoding.datagrams().stream()
                .filter(datagram -> datagram.frame() > sample.headers())
                .toList();
        assertThat(datagrams).hasSize(Decoding.REGISTER.length()).allMatch(Decoding.Seen::cut);
        assertThat(datagrams)
                .allSatisfy(datagram -> assertThat(datagram.payload())
                        .isEqualTo(Decoding.REGISTER.substring(0, (int) datagram.frame() - 1 - sample.headers())));
        assertThat(decoding.fates().get(Fate.CUT_HEADERS)).isEqualTo(sample.headers() - tooEarlyToTell(sample));
        assertThat(decoding.fates()).containsOnlyKeys(Fate.CUT_HEADERS, Fate.SIP, Fate.NOT_SIP);
    }

    /** A datagram that ends within the header of a tunnel is no tunnel yet. */
    private static int tooEarlyToTell(Sample sample) {
        return switch (sample.toString()) {
            case "VXLAN", "VXLAN with a VLAN inside", "GTP-U" -> 8;
            case "GTP-U with a number" -> 12;
            case "GTP-U with an extension" -> 16;
            case "TZSP" -> 9;
            default -> 0;
        };
    }

    /** Frame n has n - 1 bytes. */
    private static Pcap cutAfterEveryByte(Sample sample) {
        Pcap pcap = new Pcap(sample.linkType());
        for (int kept = 0; kept < sample.frame().length; kept++) {
            pcap.cut(kept, sample.frame(), kept);
        }
        return pcap;
    }
}
