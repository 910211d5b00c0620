package io.siptrail.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationBinsTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    @Test
    void timesOfOneMagnitudeAreBinnedEquallyWide() {
        DurationBins bins = DurationBins.spanning(20 * MS, 80 * MS);

        assertThat(bins.logarithmic()).isFalse();
        long width = bins.edge(1) - bins.edge(0);
        assertThat(IntStream.range(0, bins.size())).allMatch(bin -> bins.edge(bin + 1) - bins.edge(bin) == width);
    }

    @Test
    void timesOfSeveralMagnitudesAreBinnedTenToADecade() {
        DurationBins bins = DurationBins.spanning(MS, 30 * SECOND);

        assertThat(bins.logarithmic()).isTrue();
        assertThat(bins.edge(0)).isEqualTo(MS);
        assertThat(bins.edge(10)).isEqualTo(10 * MS);
        assertThat(bins.edge(20)).isEqualTo(100 * MS);
    }

    @Test
    void timesNearZeroAreShownFromZeroAndOthersAreNot() {
        assertThat(DurationBins.spanning(2 * MS, 50 * MS).edge(0)).isZero();
        assertThat(DurationBins.spanning(45 * MS, 50 * MS).edge(0)).isBetween(44 * MS, 45 * MS);
    }

    @Test
    void aTimeOnAnEdgeCountsAboveIt() {
        DurationBins bins = DurationBins.spanning(MS, 30 * SECOND);

        bins.add(10 * MS);
        bins.add(10 * MS - 1);

        assertThat(bins.count(10)).isEqualTo(1);
        assertThat(bins.count(9)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, 1",
        "0, 30000000000",
        "1000, 9223372036854775807",
        "9223372036854775806, 9223372036854775807",
        "60000000, 60000000"
    })
    void bothEndsAreCountedInFewBins(long min, long max) {
        DurationBins bins = DurationBins.spanning(min, max);

        bins.add(min);
        bins.add(max);

        assertThat(bins.size()).isBetween(1, 160);
        assertThat(IntStream.range(0, bins.size()).mapToLong(bins::count).sum()).isEqualTo(2);
        assertThat(IntStream.range(0, bins.size())).allMatch(bin -> bins.edge(bin) < bins.edge(bin + 1));
    }
}
