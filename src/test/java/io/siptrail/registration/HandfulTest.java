package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HandfulTest {

    @Test
    void holdsWhateverItWasGivenInOrder() {
        List<Integer> list = List.of();
        for (int i = 0; i < 20; i++) {
            list = Handful.with(list, i);
            assertThat(list).isEqualTo(IntStream.rangeClosed(0, i).boxed().toList());
        }
    }

    @Test
    void lacksWhatWasTakenOutAndGrowsAgain() {
        List<Integer> list = List.of();
        for (int i = 0; i < 5; i++) {
            list = Handful.with(list, i);
        }
        for (int i = 4; i > 0; i--) {
            list = Handful.without(list, i);
            assertThat(list).isEqualTo(IntStream.range(0, i).boxed().toList());
        }
        assertThat(Handful.with(list, 9)).containsExactly(0, 9);
        assertThat(Handful.without(list, 0)).isEmpty();
        assertThat(Handful.without(list, 7)).containsExactly(0);
    }
}
