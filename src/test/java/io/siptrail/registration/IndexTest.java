package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever its size, it answers as a map does. */
final class IndexTest {

    private static final int OPERATIONS = 4_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 10, 20, 60})
    void answersAsAMapDoes(int keys) {
        Random random = new Random(keys);
        Index<String, Integer> index = Index.none();
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            String key = "k" + random.nextInt(keys);
            Integer value = random.nextInt(3);
            boolean growing = i / 500 % 2 == 0;
            int dice = random.nextInt(20);
            if (dice == 0) {
                index = index.withoutAll(value);
                map.values().removeIf(value::equals);
            } else if (dice < (growing ? 14 : 4)) {
                index = index.with(key, value);
                map.put(key, value);
            } else {
                index = index.without(key, value);
                map.remove(key, value);
            }
            assertSame(index, map, keys);
        }
    }

    private static void assertSame(Index<String, Integer> index, Map<String, Integer> map, int keys) {
        assertThat(index.isEmpty()).isEqualTo(map.isEmpty());
        if (map.isEmpty() || map.size() > 8) {
            assertThat(index.isSmall()).isEqualTo(map.isEmpty());
        }
        for (int key = 0; key < keys; key++) {
            assertThat(index.get("k" + key)).isEqualTo(map.get("k" + key));
        }
    }

    @Test
    void emptyOnesAreOneWhateverTheyHeld() {
        for (int size : new int[] {1, 8, 9, 30}) {
            Index<String, Integer> index = Index.none();
            for (int key = 0; key < size; key++) {
                index = index.with("k" + key, key);
            }
            for (int key = 0; key < size; key++) {
                index = index.without("k" + key, key);
            }
            assertThat(index).isSameAs(Index.none());
        }
    }

    @Test
    void aHashedOneIsNotLookedThroughHoweverFewRemain() {
        Index<String, Integer> index = Index.none();
        for (int key = 0; key < 9; key++) {
            index = index.with("k" + key, key);
        }
        for (int key = 0; key < 8; key++) {
            index = index.without("k" + key, key);
        }

        assertThat(index.isSmall()).isFalse();
        assertThat(index.get("k8")).isEqualTo(8);
        assertThat(Index.none().with("k", 1).isSmall()).isTrue();
    }
}
