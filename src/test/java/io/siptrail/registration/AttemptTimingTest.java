package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The three legs: first request to first challenge, last request to its final, first request to last final. */
final class AttemptTimingTest {

    private static final long MILLI = 1_000_000;

    private static final Packet FIRST = register("c", 1);
    private static final Packet RETRY = register("c", 2).credentials("n");

    @Test
    void challengedRegistrationHasAllThree() {
        Attempt attempt = Trace.one(
                FIRST.at(100),
                FIRST.challenge("n").at(120),
                RETRY.at(130),
                RETRY.ok().at(155));

        assertThat(attempt.challengeNanos()).hasValue(20 * MILLI);
        assertThat(attempt.authNanos()).hasValue(25 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(55 * MILLI);
    }

    @Test
    void microsecondsAreKept() {
        Attempt attempt = Trace.one(FIRST.atMicros(3), FIRST.ok().atMicros(1_239));

        assertThat(attempt.totalNanos()).hasValue(1_236_000);
    }

    @Test
    void legsBeginWithTheFirstSending() {
        Attempt attempt = Trace.one(
                FIRST.at(0),
                FIRST.at(500),
                FIRST.challenge("n").at(510),
                RETRY.at(520),
                RETRY.at(1_020),
                RETRY.ok().at(1_030));

        assertThat(attempt.challengeNanos()).hasValue(510 * MILLI);
        assertThat(attempt.authNanos()).hasValue(510 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(1_030 * MILLI);
    }

    @Test
    void preemptiveRegistrationHasNoChallengeLeg() {
        Attempt attempt = Trace.one(RETRY.at(0), RETRY.ok().at(25));

        assertThat(attempt.challengeNanos()).isEmpty();
        assertThat(attempt.authNanos()).hasValue(25 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(25 * MILLI);
    }

    @Test
    void preemptiveRegistrationWithAStaleNonceHasNoneEither() {
        Packet again = register("c", 3).credentials("m");

        Attempt attempt = Trace.one(
                RETRY.at(0),
                RETRY.challenge("m").at(10),
                again.at(20),
                again.ok().at(45));

        assertThat(attempt.challengeNanos()).isEmpty();
        assertThat(attempt.authNanos()).hasValue(25 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(45 * MILLI);
    }

    @Test
    void firstOfTwoChallengesEndsTheChallengeLeg() {
        Packet again = register("c", 3).credentials("m");

        Attempt attempt = Trace.one(
                FIRST.at(0),
                FIRST.challenge("n").at(10),
                RETRY.at(20),
                RETRY.challenge("m").at(50),
                again.at(60),
                again.ok().at(100));

        assertThat(attempt.challengeNanos()).hasValue(10 * MILLI);
        assertThat(attempt.authNanos()).hasValue(40 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(100 * MILLI);
    }

    @Test
    void legsSpanTheChangeOfTheCallId() {
        Packet retry = register("d", 1).credentials("n");

        Attempt attempt = Trace.one(
                FIRST.at(0),
                FIRST.challenge("n").at(20),
                retry.at(40),
                retry.ok().at(60));

        assertThat(attempt.challengeNanos()).hasValue(20 * MILLI);
        assertThat(attempt.authNanos()).hasValue(20 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(60 * MILLI);
    }

    @Test
    void challengedAttemptHasAChallengeLegAndATotal() {
        Attempt attempt = Trace.one(FIRST.at(0), FIRST.challenge("n").at(20));

        assertThat(attempt.challengeNanos()).hasValue(20 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(20 * MILLI);
    }

    @Test
    void unansweredAttemptHasNone() {
        Attempt attempt = Trace.one(FIRST.at(0), FIRST.at(500));

        assertThat(attempt.challengeNanos()).isEmpty();
        assertThat(attempt.authNanos()).isEmpty();
        assertThat(attempt.totalNanos()).isEmpty();
    }

    @Test
    void unansweredCredentialsEndTheTotalWithTheChallenge() {
        Attempt attempt = Trace.one(FIRST.at(0), FIRST.challenge("n").at(20), RETRY.at(30));

        assertThat(attempt.challengeNanos()).hasValue(20 * MILLI);
        assertThat(attempt.authNanos()).isEmpty();
        assertThat(attempt.totalNanos()).hasValue(20 * MILLI);
    }

    @Test
    void responsesAloneHaveNone() {
        Attempt attempt = Trace.one(FIRST.challenge("n").at(0), RETRY.ok().at(20));

        assertThat(attempt.challengeNanos()).isEmpty();
        assertThat(attempt.authNanos()).isEmpty();
        assertThat(attempt.totalNanos()).isEmpty();
    }

    @Test
    void legThatTheClockTurnedBackInIsEmpty() {
        Attempt attempt = Trace.one(
                FIRST.at(1_000),
                FIRST.challenge("n").at(900),
                RETRY.at(910),
                RETRY.ok().at(1_100));

        assertThat(attempt.challengeNanos()).isEmpty();
        assertThat(attempt.authNanos()).hasValue(190 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(100 * MILLI);
    }

    @Test
    void totalIsEmptyWhenTheClockEndsBeforeItBegan() {
        Attempt attempt = Trace.one(
                FIRST.at(1_000),
                FIRST.challenge("n").at(1_020),
                RETRY.at(500),
                RETRY.ok().at(530));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.challengeNanos()).hasValue(20 * MILLI);
        assertThat(attempt.authNanos()).hasValue(30 * MILLI);
        assertThat(attempt.totalNanos()).isEmpty();
    }

    @Test
    void attemptLastsFromItsFirstToItsLastMessage() {
        Attempt attempt =
                Trace.one(FIRST.at(100), FIRST.ok().at(120), FIRST.ok().at(620));

        assertThat(attempt.startNanos()).isEqualTo(Packet.START + 100 * MILLI);
        assertThat(attempt.endNanos()).isEqualTo(Packet.START + 620 * MILLI);
    }
}
