package io.siptrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.testing.RegisterStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When news of an attempt comes, by the clock of the capture. */
final class AttemptFeedTest {

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;

    private final List<String> heard = new ArrayList<>();
    private final AttemptFeed feed = new AttemptFeed(1_000, this::hear);
    private long millis;

    /** Such as {@code 1000 rejected (was pending)}: milliseconds since the start, and what was told. */
    private void hear(AttemptNews news) {
        String before = news.before().map(was -> " (was " + was.label() + ")").orElse("");
        String why = news.diagnosis().map(known -> " " + known.cause().id()).orElse("");
        heard.add(millis + " " + news.outcome().label() + before + why + (news.dropped() ? " dropped" : ""));
    }

    private List<String> told(RegisterStory story) {
        tell(story, feed);
        return heard;
    }

    private void tell(RegisterStory story, AttemptFeed listening) {
        Evidence evidence = new Evidence(AnalysisLimits.defaults().evidence());
        listening.begin(evidence, new AttemptDigests(CredentialFile.empty()), () -> {});
        story.to(evidence, new RegisterStory.Onlooker() {
            @Override
            public void grew(Attempt attempt) {
                listening.grew(attempt);
            }

            @Override
            public void settled(Attempt attempt) {
                listening.settled(attempt);
            }

            @Override
            public void frame(long orderNanos) {
                millis = (orderNanos - START) / 1_000_000;
                listening.frame(orderNanos, 0, 0);
            }
        });
    }

    private static RegisterStory ticking(RegisterStory story, int times, int everyMillis) {
        for (int i = 0; i < times; i++) {
            story.afterMillis(everyMillis).tick();
        }
        return story;
    }

    @Test
    void successIsToldWhenItComes() {
        assertThat(told(new RegisterStory()
                        .asks(1, 1)
                        .afterMillis(20)
                        .gets(1, 1, "200 OK")
                        .afterMillis(90_000)
                        .tick()))
                .containsExactly("0 pending", "20 registered (was pending)");
    }

    @Test
    void refusalIsToldOnceTheClientHasNotFollowedItForASecond() {
        RegisterStory story = new RegisterStory().asks(1, 1).gets(1, 1, "404 Not Found");

        assertThat(told(ticking(story, 12, 100)))
                .containsExactly("0 pending", "1100 rejected (was pending) " + Cause.UNKNOWN_USER.id());
    }

    @Test
    void refusalThatTheClientFollowsIsNotTold() {
        RegisterStory story = new RegisterStory()
                .asks(1, 1)
                .gets(1, 1, "401 Unauthorized")
                .asks(1, 2, RegisterStory.credentials(1))
                .gets(1, 2, "401 Unauthorized")
                .afterMillis(900)
                .asks(1, 3, RegisterStory.credentials(1))
                .gets(1, 3, "200 OK");

        assertThat(told(ticking(story, 12, 100))).noneMatch(news -> news.contains("rejected"));
    }

    @Test
    void silenceIsToldAfterThirtyTwoSeconds() {
        assertThat(told(ticking(new RegisterStory().asks(1, 1), 70, 500)))
                .containsExactly("0 pending", "32500 unanswered (was pending) " + Cause.NO_ANSWER.id());
    }

    @Test
    void everySendingPutsTheSilenceOff() {
        RegisterStory story = new RegisterStory().asks(1, 1).afterMillis(10_000).asks(1, 1);

        assertThat(told(ticking(story, 70, 500)))
                .containsExactly("0 pending", "42500 unanswered (was pending) " + Cause.NO_ANSWER.id());
    }

    @Test
    void challengeThatNobodyAnswersIsToldAfterThirtyTwoSeconds() {
        RegisterStory story = new RegisterStory().asks(1, 1).gets(1, 1, "401 Unauthorized");

        assertThat(told(ticking(story, 70, 500)))
                .containsExactly("0 pending", "32500 challenged (was pending) " + Cause.CHALLENGE_UNANSWERED.id());
    }

    @Test
    void answerThatComesTooLateCorrectsTheSilence() {
        RegisterStory story = ticking(new RegisterStory().asks(1, 1), 80, 500).gets(1, 1, "200 OK");

        assertThat(told(story).get(2)).startsWith("40000 registered (was unanswered)");
    }

    @Test
    void timeThatPassesAtAQuietInputCountsToo() {
        told(new RegisterStory().asks(1, 1));
        millis = 32_000;
        feed.pause(START + 32_000_000_000L);
        assertThat(heard).hasSize(1);

        millis = 32_001;
        feed.pause(START + 32_001_000_000L);
        assertThat(heard).hasSize(2).last().asString().startsWith("32001 unanswered");
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        told(new RegisterStory().asks(1, 1));
        feed.end();
        feed.pause(START + 60_000_000_000L);

        assertThat(heard).hasSize(1);
    }

    @Test
    void attemptsForWhichThereIsNoRoomAreToldWhenTheySettle() {
        List<AttemptNews> news = new ArrayList<>();
        RegisterStory story = new RegisterStory()
                .asks(1, 1)
                .asks(2, 1)
                .gets(2, 1, "200 OK")
                .afterMillis(200_000)
                .asks(3, 1);

        tell(story, new AttemptFeed(1, news::add));

        assertThat(news)
                .filteredOn(each -> each.attempt().aor().equals("sip:2@example.org"))
                .singleElement()
                .satisfies(each -> assertThat(each.outcome()).isEqualTo(Outcome.REGISTERED));
    }
}
