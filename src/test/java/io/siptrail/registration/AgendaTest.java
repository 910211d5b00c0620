package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It hands on in the order of Java's own queue, that of items due at one instant included. */
final class AgendaTest {

    private record Due(long atNanos, int item) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 100, 1_000})
    void handsOnInTheOrderOfAQueue(int instants) {
        Random random = new Random(instants);
        Agenda<Integer> agenda = new Agenda<>();
        PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
        for (int i = 0; i < 5_000; i++) {
            boolean growing = i / 300 % 2 == 0;
            if (queue.isEmpty() || random.nextInt(10) < (growing ? 7 : 3)) {
                long at = random.nextInt(instants);
                agenda.add(at, i);
                queue.add(new Due(at, i));
            } else {
                assertThat(agenda.nextAt()).isEqualTo(queue.peek().atNanos());
                assertThat(agenda.take()).isEqualTo(queue.remove().item());
            }
            assertThat(agenda.isEmpty()).isEqualTo(queue.isEmpty());
            assertThat(agenda.items()).isEqualTo(queue.stream().map(Due::item).toList());
        }
    }

    @Test
    void beforeMeansBefore() {
        Agenda<String> agenda = new Agenda<>();
        assertThat(agenda.hasBefore(Long.MAX_VALUE)).isFalse();

        agenda.add(5, "a");

        assertThat(agenda.hasBefore(5)).isFalse();
        assertThat(agenda.hasBefore(6)).isTrue();
    }

    @Test
    void clearedOneIsAsGoodAsNew() {
        Agenda<Integer> agenda = new Agenda<>();
        for (int i = 0; i < 20; i++) {
            agenda.add(i, i);
        }
        agenda.clear();
        agenda.add(3, 30);
        agenda.add(1, 10);

        List<Integer> taken = new ArrayList<>();
        while (!agenda.isEmpty()) {
            taken.add(agenda.take());
        }
        assertThat(taken).containsExactly(10, 30);
    }
}
