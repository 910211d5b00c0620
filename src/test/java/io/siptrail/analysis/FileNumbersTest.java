package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the names of the files of a rotated set say of files that are not there. */
final class FileNumbersTest {

    @Test
    void dumpcapNumbersOneByOneSoThatTwoFilesAreEnough() {
        assertThat(missing("sip_00000_20260101120000.pcapng", "sip_00002_20260101120100.pcapng"))
                .isEqualTo(1);
        assertThat(missing("sip_20260101120000_00007.pcapng", "sip_20260101120100_00011.pcapng"))
                .isEqualTo(3);
    }

    @Test
    void otherNumbersCountOnceTwoOfThemFollowEachOther() {
        assertThat(missing("sip-1.pcap", "sip-4.pcap")).isZero();
        assertThat(missing("sip-1.pcap", "sip-4.pcap", "sip-5.pcap")).isEqualTo(2);
        assertThat(missing("sip.pcap", "sip.pcap3", "sip.pcap4")).isZero();
    }

    @Test
    void nothingIsMissingBetweenNeighboursAcrossSetsOrWhereTheNumberIsADate() {
        assertThat(missing("sip_00000_20260101120000.pcapng", "sip_00001_20260101120100.pcapng"))
                .isZero();
        assertThat(missing("a_00000_20260101120000.pcapng", "b_00002_20260101120100.pcapng"))
                .isZero();
        assertThat(missing("sip-20260101.pcap", "sip-20260103.pcap", "sip-20260104.pcap"))
                .isZero();
    }

    @Test
    void ringThatBeganAnewMissesNothing() {
        assertThat(missing("ring-9.pcap", "ring-1.pcap", "ring-2.pcap")).isZero();
    }

    /** Between the first two. */
    private static int missing(String... names) {
        return new FileNumbers(List.of(names)).missing(0, 1);
    }
}
