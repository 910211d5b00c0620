package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationSamplesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100, 511, 512})
    void percentilesOfAFewHundredAreTheNearestRankToTheNanosecond(int count) {
        for (long unit : new long[] {1, 1_000}) {
            long[] nanos = responseTimes(count, unit);
            Durations durations = of(nanos);
            Arrays.sort(nanos);

            assertThat(durations.p50()).isEqualTo(nearestRank(50, nanos));
            assertThat(durations.p90()).isEqualTo(nearestRank(90, nanos));
            assertThat(durations.p95()).isEqualTo(nearestRank(95, nanos));
            assertThat(durations.p99()).isEqualTo(nearestRank(99, nanos));
            assertThat(durations.count()).isEqualTo(count);
            assertThat(durations.min()).isEqualTo(nanos[0]);
            assertThat(durations.max()).isEqualTo(nanos[count - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 2_000, 50_000})
    void percentilesOfMoreAreThoseOfAHistogramOfThreeDigits(int count) {
        for (long unit : new long[] {1, 1_000}) {
            long[] nanos = responseTimes(count, unit);
            Durations durations = of(nanos);
            Histogram microseconds = new Histogram(3);
            for (long time : nanos) {
                microseconds.recordValue(time / 1_000);
            }
            Arrays.sort(nanos);

            assertThat(durations.p50()).isEqualTo(microseconds.getValueAtPercentile(50) * 1_000);
            assertThat(durations.p90()).isEqualTo(microseconds.getValueAtPercentile(90) * 1_000);
            assertThat(durations.p95()).isEqualTo(microseconds.getValueAtPercentile(95) * 1_000);
            assertThat(durations.p99()).isEqualTo(microseconds.getValueAtPercentile(99) * 1_000);
            Percentage threeDigits = Percentage.withPercentage(0.1);
            assertThat(durations.p50()).isCloseTo(nearestRank(50, nanos), threeDigits);
            assertThat(durations.p99()).isCloseTo(nearestRank(99, nanos), threeDigits);
            assertThat(durations.min()).isEqualTo(nanos[0]);
            assertThat(durations.max()).isEqualTo(nanos[count - 1]);
        }
    }

    @Test
    void aHistogramThatIsUsedAgainForgetsWhatItHeld() {
        Histogram lent = DurationSamples.histogram();
        for (int count : new int[] {3_000, 40, 2_000}) {
            DurationSamples samples = DurationSamples.in(lent);
            for (long time : responseTimes(count, 1_000)) {
                samples.add(time);
            }

            assertThat(samples.statistics()).isEqualTo(of(responseTimes(count, 1_000)));
        }
    }

    @Test
    void oneTimeInNanosecondsAmongMicrosecondsIsKeptAsItIs() {
        Durations durations = of(5_000, 7_000, 6_001, 9_000_000_000L);

        assertThat(durations.p50()).isEqualTo(6_001);
        assertThat(durations.p90()).isEqualTo(9_000_000_000L);
        assertThat(durations.min()).isEqualTo(5_000);
    }

    @Test
    void moreMayComeAfterAPercentileWasRead() {
        DurationSamples samples = samples(3_000, 1_000);
        assertThat(samples.statistics().p50()).isEqualTo(1_000);
        samples.add(2_000);

        assertThat(samples.statistics().p50()).isEqualTo(2_000);
    }

    @Test
    void noneAreZero() {
        assertThat(of()).isEqualTo(new Durations(0, 0, 0, 0, 0, 0, 0));
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

    private static long nearestRank(int percent, long[] sorted) {
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    private static Durations of(long... nanos) {
        return samples(nanos).statistics();
    }

    private static DurationSamples samples(long... nanos) {
        DurationSamples samples = new DurationSamples();
        for (long time : nanos) {
            samples.add(time);
        }
        return samples;
    }
}
