package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The outcomes that time decides, and the end of the capture. */
final class UndecidedTest {

    private static final Packet REQUEST = register("c", 1).at(0);
    private static final Packet CHALLENGE = REQUEST.challenge("n").at(1_000);
    private static final Packet RETRY = register("c", 2).credentials("n").at(2_000);

    @Test
    void requestIsUnansweredAfterThirtyTwoSeconds() {
        assertThat(Trace.until(32_100, REQUEST).only().outcome()).isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void requestIsPendingUntilThen() {
        assertThat(Trace.until(31_900, REQUEST).only().outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void patienceRunsFromTheFirstSending() {
        assertThat(Trace.until(33_000, REQUEST, REQUEST.at(500), REQUEST.at(31_500))
                        .only()
                        .outcome())
                .isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void provisionalIsNoAnswer() {
        assertThat(Trace.until(33_000, REQUEST, REQUEST.answer(100).at(10))
                        .only()
                        .outcome())
                .isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void challengeWithoutAnswerIsChallengedAfterThirtyTwoSeconds() {
        assertThat(Trace.until(33_100, REQUEST, CHALLENGE).only().outcome()).isEqualTo(Outcome.CHALLENGED);
    }

    @Test
    void challengeIsPendingUntilThen() {
        assertThat(Trace.until(32_900, REQUEST, CHALLENGE).only().outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void proxyChallengeIsAChallengeToo() {
        Packet challenge = REQUEST.answer(407).at(1_000);

        assertThat(Trace.until(33_100, REQUEST, challenge).only().outcome()).isEqualTo(Outcome.CHALLENGED);
        assertThat(Trace.until(32_900, REQUEST, challenge).only().outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void challengeWithoutAnyHeaderIsAChallengeToo() {
        assertThat(Trace.until(33_100, REQUEST, REQUEST.answer(401).at(1_000))
                        .only()
                        .outcome())
                .isEqualTo(Outcome.CHALLENGED);
    }

    @Test
    void unansweredCredentialsAreWaitedForAnew() {
        assertThat(Trace.until(33_900, REQUEST, CHALLENGE, RETRY).only().outcome())
                .isEqualTo(Outcome.PENDING);
        assertThat(Trace.until(34_100, REQUEST, CHALLENGE, RETRY).only().outcome())
                .isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void whatIsDecidedIsNotPending() {
        assertThat(Trace.until(20, REQUEST, REQUEST.ok().at(20)).only().outcome())
                .isEqualTo(Outcome.REGISTERED);
        assertThat(Trace.until(20, REQUEST, REQUEST.answer(403).at(20)).only().outcome())
                .isEqualTo(Outcome.REJECTED);
        assertThat(Trace.until(20, REQUEST.challenge("n").at(20)).only().outcome())
                .isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void challengeThatAnotherAttemptDidNotAnswerIsStillChallenged() {
        Packet stranger = register("d", 1)
                .phone("10.0.0.2:5060")
                .with("User-Agent", "Desk/9")
                .credentials("n");

        assertThat(Trace.outcomes(Trace.run(
                        REQUEST, CHALLENGE, stranger.at(2_000), stranger.ok().at(2_010))))
                .containsExactly(Outcome.CHALLENGED, Outcome.REGISTERED);
    }
}
