package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/causes.md} says of every cause what the program says. */
class CausesPageTest {

    private static final Path PAGE = Path.of("docs/causes.md");

    @Test
    void pageHasEveryCauseInTheOrderOfPrecedence() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3)))
                .containsExactlyElementsOf(
                        Arrays.stream(Cause.values()).map(Cause::id).toList());
    }

    @Test
    void pageHasTheTextsOfTheProgram() throws IOException {
        String page = Files.readString(PAGE);

        for (Cause cause : Cause.values()) {
            assertThat(page)
                    .contains("## " + cause.id() + "\n\n" + cause.meaning() + "\n\n- Decided by: " + cause.decidedBy()
                            + "\n- Remedy: " + cause.remedy() + "\n- Example: " + cause.example() + "\n");
        }
    }
}
