package io.siptrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordBufferTest {

    private final RecordBuffer out = new RecordBuffer();

    private RecordInput written() {
        return new RecordInput(Arrays.copyOf(out.bytes(), out.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void everyNumberComesBack(long number) throws IOException {
        out.number(number);

        assertThat(written().number()).isEqualTo(number);
    }

    @Test
    void aTextThatIsRepeatedTakesOneByte() throws IOException {
        out.begin();
        out.repeatedText("sip:alice@example.com");
        int once = out.size();
        out.repeatedText("sip:alice@example.com");

        assertThat(out.size()).isEqualTo(once + 1);
        RecordInput in = written();
        in.begin();
        assertThat(in.repeatedText()).isEqualTo("sip:alice@example.com");
        assertThat(in.repeatedText()).isEqualTo("sip:alice@example.com");
    }

    @Test
    void aRecordRepeatsNothingOfTheOneBefore() throws IOException {
        out.begin();
        out.repeatedText("Zoë's phone");
        out.begin();
        out.repeatedText("other");
        out.repeatedText("Zoë's phone");

        RecordInput in = written();
        in.begin();
        assertThat(in.repeatedText()).isEqualTo("Zoë's phone");
        in.begin();
        assertThat(in.repeatedText()).isEqualTo("other");
        assertThat(in.repeatedText()).isEqualTo("Zoë's phone");
    }

    @Test
    void ofMoreTextsThanAreLookedThroughEachComesBack() throws IOException {
        int texts = 3 * RecordBuffer.REPEATABLE;
        out.begin();
        IntStream.range(0, 2 * texts).forEach(i -> out.repeatedText("text " + i % texts));

        RecordInput in = written();
        in.begin();
        for (int i = 0; i < 2 * texts; i++) {
            assertThat(in.repeatedText()).isEqualTo("text " + i % texts);
        }
        assertThat(in.hasMore()).isFalse();
    }
}
