package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

    private static final double[] PERCENTILES = {1, 50, 90, 95, 99, 100};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100, 511, 512})
    void percentilesOfAFewHundredAreTheNearestRankToTheNanosecond(int count) {
        for (long unit : new long[] {1, 1_000}) {
            long[] nanos = responseTimes(count, unit);
            Durations durations = of(nanos);
            Arrays.sort(nanos);

            for (double percent : PERCENTILES) {
                assertThat(durations.percentile(percent)).isEqualTo(nanos[(int) Math.ceil(percent / 100 * count) - 1]);
            }
            assertThat(durations.count()).isEqualTo(count);
            assertThat(durations.min()).isEqualTo(nanos[0]);
            assertThat(durations.max()).isEqualTo(nanos[count - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 2_000, 50_000})
    void percentilesOfMoreAreRightToThreeDigits(int count) {
        long[] nanos = responseTimes(count, 1_000);
        Durations durations = of(nanos);
        Arrays.sort(nanos);

        for (double percent : PERCENTILES) {
            assertThat(durations.percentile(percent))
                    .isCloseTo(nanos[(int) Math.ceil(percent / 100 * count) - 1], Percentage.withPercentage(0.1));
        }
        assertThat(durations.min()).isEqualTo(nanos[0]);
        assertThat(durations.max()).isEqualTo(nanos[count - 1]);
    }

    @Test
    void oneTimeInNanosecondsAmongMicrosecondsIsKeptAsItIs() {
        Durations durations = of(5_000, 7_000, 6_001, 9_000_000_000L);

        assertThat(durations.percentile(50)).isEqualTo(6_001);
        assertThat(durations.percentile(75)).isEqualTo(7_000);
        assertThat(durations.percentile(100)).isEqualTo(9_000_000_000L);
    }

    @Test
    void moreMayComeAfterAPercentileWasRead() {
        Durations durations = of(3_000, 1_000);
        assertThat(durations.percentile(50)).isEqualTo(1_000);
        durations.add(2_000);

        assertThat(durations.percentile(50)).isEqualTo(2_000);
    }

    @Test
    void noneAreZero() {
        Durations durations = of();

        assertThat(durations.count()).isZero();
        assertThat(durations.min()).isZero();
        assertThat(durations.max()).isZero();
        assertThat(durations.percentile(50)).isZero();
    }

    /** Around 20 ms, a few of them seconds. */
    private static long[] responseTimes(int count, long unit) {
        Random random = new Random(count);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long time = Math.round(2e7 * Math.exp(random.nextGaussian()));
            nanos[i] = (random.nextInt(50) == 0 ? time * 100 : time) / unit * unit;
        }
        return nanos;
    }

    private static Durations of(long... nanos) {
        Durations durations = new Durations();
        for (long time : nanos) {
            durations.add(time);
        }
        return durations;
    }
}
