package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepeatedTextsTest {

    private static String of(String around, int from, int to) {
        return RepeatedTexts.of(around.getBytes(StandardCharsets.ISO_8859_1), from, to);
    }

    @Test
    void theTextIsAlwaysThatOfItsBytesHoweverManyWereReadBefore() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20_000; i++) {
                String text = "u" + i * 7_919L + "/phone";
                assertThat(of("<" + text + ">", 1, text.length() + 1)).isEqualTo(text);
            }
        }
    }

    @Test
    void everyLengthIsReadWhole() {
        String text = "0123456789".repeat(30);
        for (int length = 0; length <= text.length(); length++) {
            assertThat(of(text, 0, length)).isEqualTo(text.substring(0, length));
            assertThat(of(text, text.length() - length, text.length()))
                    .isEqualTo(text.substring(text.length() - length));
        }
    }

    @Test
    void aShortTextOnceReadIsTheSameString() {
        assertThat(of("Phone/1.0 (x86)", 0, 15)).isSameAs(of(" Phone/1.0 (x86)", 1, 16));
    }
}
