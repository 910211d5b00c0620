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
}
