package io.siptrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordStoreTest {

    private static final int ONE_MEBIBYTE = 1 << 20;

    private final Random random = new Random(7);

    private record Kept(long number, String text) {}

    private static long keep(String text, RecordStore store) throws IOException {
        RecordBuffer record = new RecordBuffer();
        record.text(text);
        return store.keep(record);
    }

    private String text() {
        int length = random.nextInt(20) == 0 ? random.nextInt(40_000) : random.nextInt(900);
        return Character.toString('a' + random.nextInt(26)).repeat(length) + random.nextInt();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10_000, Long.MAX_VALUE / 2})
    void whateverComesAndGoesEachIsItself(long memory) throws IOException {
        try (RecordStore store = new RecordStore(memory)) {
            List<Kept> kept = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                if (kept.size() < 20 || random.nextInt(100) < 52) {
                    String text = text();
                    kept.add(new Kept(keep(text, store), text));
                    assertThat(kept.get(kept.size() - 1).number()).isNotEqualTo(RecordStore.NONE);
                } else {
                    Kept one = kept.remove(random.nextInt(kept.size()));
                    assertThat(store.take(one.number()).text()).isEqualTo(one.text());
                }
            }
            assertThat(kept).extracting(Kept::number).doesNotHaveDuplicates();
            for (Kept one : kept) {
                assertThat(store.take(one.number()).text()).isEqualTo(one.text());
            }
        }
    }

    @Test
    void roomInTheFileIsUsedAgain() throws IOException {
        try (RecordStore store = new RecordStore(0)) {
            for (int i = 0; i < 20_000; i++) {
                store.take(keep("x".repeat(100 + i % 400), store));
            }

            assertThat(store.bytesInFile()).isLessThan(10_000);
        }
    }

    @Test
    void memoryThatWasGivenBackComesBeforeTheFile() throws IOException {
        try (RecordStore store = new RecordStore(ONE_MEBIBYTE)) {
            for (int i = 0; i < 20_000; i++) {
                store.take(keep("x".repeat(1_000), store));
            }

            assertThat(store.bytesInFile()).isZero();
        }
    }

    @Test
    void nothingIsTakenTwiceFromMemory() throws IOException {
        try (RecordStore store = new RecordStore(ONE_MEBIBYTE)) {
            long number = keep("once", store);
            store.take(number);

            assertThatThrownBy(() -> store.take(number)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
