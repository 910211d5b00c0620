package io.siptrail.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.AttemptNews;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.testing.RegisterStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the table of a capture that goes on says, and that it fits. */
final class LiveTableTest {

    private static final LiveCounts COUNTS = new LiveCounts("eth0", 61, 1_234_567, 8_901, 0, 45_678, 23_456, 789);

    private final LiveTable table = new LiveTable(new Terminal(80, false));

    private static List<Attempt> settled(RegisterStory story) {
        List<Attempt> attempts = new ArrayList<>();
        story.afterMillis(200_000)
                .asks(99, 1)
                .to(new Evidence(AnalysisLimits.defaults().evidence()), new RegisterStory.Onlooker() {
                    @Override
                    public void grew(Attempt attempt) {}

                    @Override
                    public void settled(Attempt attempt) {
                        attempts.add(attempt);
                    }

                    @Override
                    public void frame(long orderNanos) {}
                });
        return attempts;
    }

    private static Attempt failed() {
        return settled(new RegisterStory().asks(1, 1).gets(1, 1, "404 Not Found"))
                .get(0);
    }

    private static AttemptNews news(Attempt attempt, Optional<Outcome> before) {
        return new AttemptNews(attempt, before, Optional.empty(), /* dropped= */ false);
    }

    @Test
    void beginsWithoutAttempts() {
        assertThat(String.join(" ", table.lines(COUNTS)))
                .isEqualTo("live on eth0 for 61 s: 1234567 packets (8901/s), 0 dropped; 45678 SIP messages,"
                        + " 23456 REGISTER (789/s) attempts: none yet");
    }

    @Test
    void correctionMovesAnAttemptFromOneOutcomeToAnother() {
        Attempt attempt = failed();
        table.hear(news(attempt, Optional.empty()));
        assertThat(table.lines(COUNTS)).contains("attempts: rejected 1");

        table.hear(new AttemptNews(attempt, Optional.of(Outcome.REJECTED), Optional.empty(), /* dropped= */ true));
        assertThat(table.lines(COUNTS)).contains("attempts: none yet").noneMatch(line -> line.contains("sip:1@"));
    }

    @Test
    void failuresAreNotPushedOutBySuccesses() {
        RegisterStory story = new RegisterStory().asks(1, 1).gets(1, 1, "404 Not Found");
        for (int phone = 2; phone < 60; phone++) {
            story.afterMillis(10).asks(phone, 1).gets(phone, 1, "200 OK");
        }
        settled(story).stream()
                .sorted((one, other) -> one.position().compareTo(other.position()))
                .forEach(attempt -> table.hear(news(attempt, Optional.empty())));

        assertThat(table.lines(COUNTS))
                .contains("attempts: registered 58, rejected 1")
                .anyMatch(line -> line.contains("sip:1@example.org"))
                .anyMatch(line -> line.contains("sip:59@example.org"))
                .noneMatch(line -> line.contains("sip:30@example.org"))
                .hasSizeLessThan(24);
    }

    @Test
    void noLineIsWiderThanTheTerminalWhateverItsWidth() {
        table.hear(news(failed(), Optional.empty()));
        for (int columns : new int[] {60, 80, 160, 60}) {
            table.fit(new Terminal(columns, false));

            assertThat(table.lines(COUNTS)).allMatch(line -> line.length() <= columns);
        }
    }

    @Test
    void moreColumnsAreShownWhereThereIsRoom() {
        table.hear(news(failed(), Optional.empty()));
        assertThat(table.lines(COUNTS)).noneMatch(line -> line.contains("192.0.2.1"));

        table.fit(new Terminal(160, false));
        assertThat(table.lines(COUNTS)).anyMatch(line -> line.contains("404 Not Found") && line.contains("192.0.2.1"));
    }

    @Test
    void lineSaysWhatItTakesBack() {
        assertThat(LiveTable.line(news(failed(), Optional.of(Outcome.UNANSWERED))))
                .contains("sip:1@example.org", "rejected", "404 Not Found")
                .endsWith("(not unanswered)");
    }
}
