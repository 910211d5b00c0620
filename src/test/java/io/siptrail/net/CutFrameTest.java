package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of frame, cut after every byte. */
class CutFrameTest {

    /** Cut inside this header, the tunnel cannot be told from any other datagram. */
    private static final int VXLAN_HEADER = 8;

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
        int tooEarlyToTell = sample.toString().startsWith("VXLAN") ? VXLAN_HEADER : 0;
        assertThat(decoding.fates().get(Fate.CUT_HEADERS)).isEqualTo(sample.headers() - tooEarlyToTell);
        assertThat(decoding.fates()).containsOnlyKeys(Fate.CUT_HEADERS, Fate.SIP, Fate.NOT_SIP);
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
