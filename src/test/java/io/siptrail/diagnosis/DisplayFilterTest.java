package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters that a person pastes into Wireshark, with text from the wire in them. */
final class DisplayFilterTest {

    @Test
    void textStandsInALiteralThatNothingOfItEnds() {
        assertThat(DisplayFilter.literal("a84b4c76e66710@host")).isEqualTo("\"a84b4c76e66710@host\"");
        assertThat(DisplayFilter.literal("a\"b")).isEqualTo("\"a\\\"b\"");
        assertThat(DisplayFilter.literal("a\\b")).isEqualTo("\"a\\\\b\"");
    }

    @Test
    void whatIsNoPrintableAsciiIsEscapedByteByByte() {
        assertThat(DisplayFilter.literal("a\r\n\u0000")).isEqualTo("\"a\\x0d\\x0a\\x00\"");
        assertThat(DisplayFilter.literal("\u00e4")).isEqualTo("\"\\xc3\\xa4\"");
    }

    @Test
    void severalCallIdsAreJoinedOnceEach() {
        assertThat(DisplayFilter.callIds(List.of("a", "b", "a", "")))
                .isEqualTo("sip.Call-ID == \"a\" || sip.Call-ID == \"b\"");
    }
}
