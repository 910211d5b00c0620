package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedNumbersTest {

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x10000, 0xFFFFFF, 0x1000000, 1L << 40, Long.MAX_VALUE})
    void theLargestDecidesAndTheOthersStayWhatTheyAre(long largest) {
        PackedNumbers numbers = new PackedNumbers();
        numbers.add(3);
        numbers.add(largest);
        numbers.add(0);

        assertThat(numbers.toArray()).containsExactly(3, largest, 0);
        assertThat(numbers.get(1)).isEqualTo(largest);
        numbers.sort();
        assertThat(numbers.toArray()).containsExactly(sorted(3, largest, 0));
    }

    @Test
    void holdWhatAListHoldsWhateverIsDoneWithThem() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            PackedNumbers numbers = new PackedNumbers();
            long[] same = new long[random.nextInt(200)];
            for (int i = 0; i < same.length; i++) {
                same[i] = random.nextLong() >>> (11 + random.nextInt(53));
                numbers.add(same[i]);
            }
            assertThat(numbers.toArray()).containsExactly(same);
            numbers.multiply(1_000);
            assertThat(numbers.toArray())
                    .containsExactly(
                            Arrays.stream(same).map(number -> number * 1_000).toArray());
        }
    }

    @Test
    void takeTwoBytesEachForTensOfMillisecondsInMicroseconds() {
        PackedNumbers numbers = new PackedNumbers();
        for (int i = 0; i < 500; i++) {
            numbers.add(20_000 + i);
        }

        assertThat(numbers.size()).isEqualTo(500);
        assertThat(numbers.footprint()).isLessThanOrEqualTo(500 * 2 * 5 / 4);
    }

    private static long[] sorted(long... numbers) {
        long[] copy = numbers.clone();
        Arrays.sort(copy);
        return copy;
    }
}
