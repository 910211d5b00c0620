package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TerminalSizeTest {

    @Test
    void sttySaysRowsFirst() {
        assertThat(TerminalSize.of("24 80\n")).contains(new TerminalSize(24, 80));
    }

    @Test
    void terminalThatDoesNotKnowSaysNothing() {
        assertThat(TerminalSize.of("0 0\n")).isEmpty();
        assertThat(TerminalSize.of("stty: standard input: Inappropriate ioctl for device\n"))
                .isEmpty();
        assertThat(TerminalSize.of("")).isEmpty();
    }
}
