package io.siptrail.diagnosis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.contact.CapturedTime.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several inputs cover together. */
final class CapturedTimeTest {

    private static final long MINUTE = 60_000_000_000L;

    @Test
    void filesThatFollowEachOtherAreOneStretch() {
        CapturedTime captured = CapturedTime.of(
                List.of(new Span(MINUTE + 1_000, 2 * MINUTE), new Span(0, MINUTE), new Span(MINUTE / 2, MINUTE / 2)));

        assertThat(captured.spans()).containsExactly(new Span(0, 2 * MINUTE));
        assertThat(captured.covers(0, 2 * MINUTE)).isTrue();
    }

    @Test
    void nothingIsKnownOfWhatLiesBetweenTwoStretches() {
        CapturedTime captured = CapturedTime.of(List.of(new Span(10 * MINUTE, 11 * MINUTE), new Span(0, MINUTE)));

        assertThat(captured.spans()).hasSize(2);
        assertThat(captured.covers(0, 11 * MINUTE)).isFalse();
        assertThat(captured.covers(5 * MINUTE, 5 * MINUTE)).isFalse();
        assertThat(captured.covers(10 * MINUTE, 11 * MINUTE)).isTrue();
        assertThat(captured.end()).isEqualTo(11 * MINUTE);
    }

    @Test
    void noInputCoversNothing() {
        assertThat(CapturedTime.of(List.of()).covers(0, 0)).isFalse();
    }
}
