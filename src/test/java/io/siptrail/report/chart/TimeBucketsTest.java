package io.siptrail.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.registration.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeBucketsTest {

    private static final long SECOND = TimeStep.SECOND;
    private static final long NOON = 20_000 * TimeStep.DAY + 12 * TimeStep.HOUR;

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                100_000_000,
                3 * SECOND,
                45 * SECOND,
                TimeStep.MINUTE,
                TimeStep.HOUR,
                5 * TimeStep.HOUR,
                TimeStep.DAY,
                90 * TimeStep.DAY,
                50_000 * TimeStep.DAY
            })
    void everyCaptureFitsBetweenTenAndOneHundredAndTwentyBuckets(long length) {
        TimeBuckets buckets = TimeBuckets.spanning(NOON, NOON + length);

        assertThat(buckets.size()).isBetween(10, 120);
        assertThat(buckets.startNanos(0)).isLessThanOrEqualTo(NOON);
        assertThat(buckets.startNanos(buckets.size())).isGreaterThan(NOON + length);
    }

    @Test
    void bucketsBeginAtWholeMultiplesOfTheirWidth() {
        TimeBuckets buckets = TimeBuckets.spanning(NOON + 12 * SECOND, NOON + TimeStep.HOUR);

        assertThat(buckets.width().text()).isEqualTo("1 min");
        assertThat(buckets.startNanos(0)).isEqualTo(NOON);
    }

    @Test
    void timesOutsideTheCaptureCountAtItsEdges() {
        TimeBuckets buckets = TimeBuckets.spanning(NOON, NOON + TimeStep.HOUR);

        buckets.add(Outcome.REJECTED, NOON - TimeStep.DAY);
        buckets.add(Outcome.REJECTED, NOON + TimeStep.DAY);
        buckets.add(Outcome.REJECTED, Long.MAX_VALUE);
        buckets.add(Outcome.PENDING, Long.MIN_VALUE);

        assertThat(buckets.count(Outcome.REJECTED, 0)).isEqualTo(1);
        assertThat(buckets.count(0)).isEqualTo(2);
        assertThat(buckets.count(Outcome.REJECTED, buckets.size() - 1)).isEqualTo(2);
    }

    @Test
    void allTimesThatANumberCanSayFit() {
        TimeBuckets buckets = TimeBuckets.spanning(Long.MIN_VALUE, Long.MAX_VALUE);

        assertThat(buckets.size()).isBetween(10, 120);
        assertThat(buckets.startNanos(buckets.size())).isGreaterThan(buckets.startNanos(0));
    }

    @Test
    void onlyAVeryShortCaptureIsOutlasted() {
        assertThat(TimeBuckets.spanning(NOON, NOON + 60_000_000).outlastCapture())
                .isTrue();
        assertThat(TimeBuckets.spanning(NOON, NOON + 3 * SECOND).outlastCapture())
                .isFalse();
    }
}
