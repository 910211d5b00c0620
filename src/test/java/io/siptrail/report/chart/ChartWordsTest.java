package io.siptrail.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.registration.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words, numbers and colours of the charts. */
final class ChartWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "500, 0.500 µs",
        "950000, 950 µs",
        "1000000, 1.00 ms",
        "43210000, 43.2 ms",
        "999960000, 1.00 s",
        "1200000000, 1.20 s",
        "30000000000, 30.0 s",
        "4321000000000, '4,320 s'"
    })
    void durationsAreRoundedToThreeDigitsAndHaveAUnit(long nanos, String text) {
        assertThat(DurationText.rounded(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 1 µs",
        "500000, 500 µs",
        "10000000, 10 ms",
        "2500000000, 2.5 s",
        "1000000000000, '1,000 s'"
    })
    void ticksSayDurationsAsTheyAre(long nanos, String text) {
        assertThat(DurationText.exact(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 5", "5, 5", "6, 10", "10, 10", "11, 20", "300, 500", "999, 1000"})
    void stepsAreOneTwoOrFiveTimesAPowerOfTen(long wanted, long step) {
        assertThat(NiceStep.atLeast(wanted)).isEqualTo(step);
    }

    @Test
    void everyOutcomeHasItsPlaceAndItsOwnColour() {
        assertThat(OutcomeStyle.ORDER).containsExactlyInAnyOrder(Outcome.values());
        assertThat(Arrays.stream(Outcome.values()).map(OutcomeStyle::fill)).doesNotHaveDuplicates();
    }

    @Test
    void theDayStandsAtTheAxisWhenItIsOne() {
        long noon = 12 * TimeStep.HOUR;
        UtcText text = new UtcText(noon, noon + TimeStep.HOUR, TimeStep.dividing(noon, noon + TimeStep.HOUR, 9));

        assertThat(text.axis()).isEqualTo("UTC, 1970-01-01");
        assertThat(text.tick(noon + 10 * TimeStep.MINUTE)).isEqualTo("12:10");
    }

    @Test
    void theDayStandsAtTheTicksWhenThereAreSeveral() {
        long noon = 12 * TimeStep.HOUR;
        UtcText text = new UtcText(noon, noon + TimeStep.DAY, TimeStep.dividing(noon, noon + TimeStep.DAY, 9));

        assertThat(text.axis()).isEqualTo("UTC, 1970-01-01 to 1970-01-02");
        assertThat(text.tick(TimeStep.DAY)).isEqualTo("01-02 00:00");
    }

    @Test
    void timesBeforeTheEpochAreTimesToo() {
        assertThat(UtcText.full(-1_000_000)).isEqualTo("1969-12-31 23:59:59.999");
    }
}
