package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SortedSpoolTest {

    /** A number, and behind it as many letters as are asked for. */
    private static final class Numbers implements SortedSpool.Codec<Integer, Integer> {

        private final int letters;

        Numbers(int letters) {
            this.letters = letters;
        }

        @Override
        public void write(Integer item, RecordBuffer out) {
            out.number(item);
            out.text("x".repeat(letters));
        }

        @Override
        public Integer read(RecordInput in) throws IOException {
            int number = (int) in.number();
            assertThat(in.text()).hasSize(letters);
            return number;
        }

        @Override
        public Integer key(Integer item) {
            return item;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 8, 10", "7, 8, 10", "8, 8, 10", "9, 8, 10", "5000, 4, 300", "3000, 1, 10", "100, 8, 200000"})
    void givesBackWhatItWasGivenInOrderHoweverOftenItIsRead(int count, int held, int letters) throws IOException {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, new Random(count));
        try (SortedSpool<Integer, Integer> spool = new SortedSpool<>(new Numbers(letters), held)) {
            for (int number : numbers) {
                spool.add(number);
            }

            assertThat(spool.count()).isEqualTo(count);
            for (int time = 0; time < 2; time++) {
                assertThat(read(spool))
                        .containsExactlyElementsOf(
                                IntStream.range(0, count).boxed().toList());
            }
        }
    }

    @Test
    void takesMoreAfterItWasRead() throws IOException {
        try (SortedSpool<Integer, Integer> spool = new SortedSpool<>(new Numbers(3), 4)) {
            for (int number : new int[] {9, 1, 5, 7, 3}) {
                spool.add(number);
            }
            assertThat(read(spool)).containsExactly(1, 3, 5, 7, 9);
            for (int number : new int[] {2, 8}) {
                spool.add(number);
            }

            assertThat(read(spool)).containsExactly(1, 2, 3, 5, 7, 8, 9);
        }
    }

    private static List<Integer> read(SortedSpool<Integer, Integer> spool) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        spool.read(numbers::add);
        return numbers;
    }
}
