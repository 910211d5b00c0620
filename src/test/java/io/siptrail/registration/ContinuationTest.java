package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a later REGISTER of the same Call-ID continues an attempt, and when it is another try. */
final class ContinuationTest {

    private static final Packet FIRST = register("c", 7);
    private static final Packet CHALLENGE = FIRST.challenge("n").at(20);
    private static final Packet RETRY = register("c", 8).credentials("n");

    @Test
    void credentialsAnswerTheChallenge() {
        Attempt attempt =
                Trace.one(FIRST.at(0), CHALLENGE, RETRY.at(30), RETRY.ok().at(50));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.transactions()).hasSize(2);
        assertThat(attempt.challenges()).isEqualTo(1);
        assertThat(attempt.cseqFirst()).isEqualTo(7);
        assertThat(attempt.cseqLast()).isEqualTo(8);
        assertThat(attempt.finalResponse().map(response -> response.status())).contains(200);
    }

    @Test
    void equalCseqContinues() {
        Packet retry = register("c", 7).branch("z9hG4bK-second").credentials("n");

        assertThat(Trace.one(FIRST.at(0), CHALLENGE, retry.at(30), retry.ok().at(50))
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void lowerCseqIsAnotherAttempt() {
        Packet retry = register("c", 6).credentials("n");

        assertThat(Trace.outcomes(Trace.run(
                        FIRST.at(0), CHALLENGE, retry.at(30), retry.ok().at(50))))
                .containsExactly(Outcome.CHALLENGED, Outcome.REGISTERED);
    }

    @Test
    void otherAddressOfRecordIsAnotherAttempt() {
        Packet retry = RETRY.with("To", "<sip:bob@example.com>");

        assertThat(Trace.outcomes(Trace.run(
                        FIRST.at(0), CHALLENGE, retry.at(30), retry.ok().at(50))))
                .containsExactly(Outcome.CHALLENGED, Outcome.REGISTERED);
    }

    @Test
    void requestWithoutCredentialsAfterAChallengeIsAnotherAttempt() {
        Packet again = register("c", 8);

        assertThat(Trace.outcomes(Trace.run(
                        FIRST.at(0),
                        CHALLENGE,
                        again.at(30),
                        again.challenge("m").at(50))))
                .containsExactly(Outcome.CHALLENGED, Outcome.CHALLENGED);
    }

    @Test
    void proxyCredentialsContinueToo() {
        Packet retry = register("c", 8)
                .with(
                        "Proxy-Authorization",
                        "Digest username=\"alice\", realm=\"example.com\", nonce=\"n\", uri=\"sip:example.com\","
                                + " response=\"00000000000000000000000000000001\"");
        Packet challenge = FIRST.answer(407).with("Proxy-Authenticate", "Digest realm=\"example.com\", nonce=\"n\"");

        Attempt attempt = Trace.one(
                FIRST.at(0), challenge.at(20), retry.at(30), retry.ok().at(50));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.challenges()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 305, 380, 413, 416, 420, 421, 423, 494})
    void finalThatAsksForAnotherTryIsFollowedWithoutCredentials(int status) {
        Packet again = register("c", 8);

        Attempt attempt = Trace.one(
                FIRST.at(0),
                FIRST.answer(status).at(20),
                again.at(30),
                again.ok().at(50));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.transactions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 408, 414, 415, 422, 424, 480, 493, 500, 503, 600, 603})
    void anyOtherFinalIsNot(int status) {
        Packet again = register("c", 8);

        assertThat(Trace.outcomes(Trace.run(
                        FIRST.at(0),
                        FIRST.answer(status).at(20),
                        again.at(30),
                        again.ok().at(50))))
                .containsExactly(Outcome.REJECTED, Outcome.REGISTERED);
    }

    @Test
    void finalThatAsksForAnotherTryIsNotFollowedByALowerCseq() {
        Packet again = register("c", 6);

        assertThat(Trace.run(
                        FIRST.at(0),
                        FIRST.answer(423).at(20),
                        again.at(30),
                        again.ok().at(50)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 503})
    void credentialsContinueAfterAnyFinal(int status) {
        assertThat(Trace.one(
                                FIRST.at(0),
                                FIRST.answer(status).at(20),
                                RETRY.at(30),
                                RETRY.ok().at(50))
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void staleNonceIsRetriedOnceMore() {
        Packet third = register("c", 9).credentials("m");

        Attempt attempt = Trace.one(
                FIRST.at(0),
                CHALLENGE,
                RETRY.at(30),
                RETRY.challenge("m").at(50),
                third.at(60),
                third.ok().at(80));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.challenges()).isEqualTo(2);
        assertThat(attempt.transactions()).hasSize(3);
    }

    @Test
    void firstSuccessClosesTheAttempt() {
        Packet refresh = register("c", 9).credentials("n");

        assertThat(Trace.outcomes(Trace.run(
                        FIRST.at(0),
                        CHALLENGE,
                        RETRY.at(30),
                        RETRY.ok().at(50),
                        refresh.at(5_000),
                        refresh.ok().at(5_020))))
                .containsExactly(Outcome.REGISTERED, Outcome.REGISTERED);
    }

    @Test
    void challengeMayBeAnsweredForThirtyTwoSeconds() {
        assertThat(Trace.one(
                                FIRST.at(0),
                                CHALLENGE,
                                RETRY.at(32_000),
                                RETRY.ok().at(32_020))
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void laterItIsAnotherAttempt() {
        assertThat(Trace.outcomes(Trace.run(
                        FIRST.at(0), CHALLENGE, RETRY.at(32_100), RETRY.ok().at(32_120))))
                .containsExactly(Outcome.CHALLENGED, Outcome.REGISTERED);
    }

    @Test
    void otherFinalMayBeFollowedForThirtyTwoSeconds() {
        Packet again = register("c", 8);
        Packet briefly = FIRST.answer(423).at(20);

        assertThat(Trace.run(FIRST.at(0), briefly, again.at(32_000), again.ok().at(32_020)))
                .hasSize(1);
        assertThat(Trace.run(FIRST.at(0), briefly, again.at(32_100), again.ok().at(32_120)))
                .hasSize(2);
    }

    @Test
    void silenceOfThirtyTwoSecondsClosesAnUnansweredAttempt() {
        assertThat(Trace.outcomes(
                        Trace.run(FIRST.at(0), RETRY.at(32_100), RETRY.ok().at(32_120))))
                .containsExactly(Outcome.UNANSWERED, Outcome.REGISTERED);
    }

    @Test
    void retransmissionBreaksTheSilence() {
        assertThat(Trace.one(
                                FIRST.at(0),
                                FIRST.at(4_000),
                                RETRY.at(33_000),
                                RETRY.ok().at(33_020))
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void lateFinalDoesNotOpenTheAttemptAgain() {
        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                FIRST.challenge("n").at(40_000),
                RETRY.at(50_000),
                RETRY.ok().at(50_020));

        assertThat(Trace.sizes(attempts)).containsExactly(1, 1);
    }

    @Test
    void thousandTransactionsCloseTheAttempt() {
        List<Packet> packets = new ArrayList<>();
        for (int i = 1; i <= 1_001; i++) {
            Packet request = register("c", i).credentials("n" + i);
            packets.add(request.at(i * 20L));
            packets.add(request.challenge("n" + (i + 1)).at(i * 20L + 10));
        }

        Trace trace = Trace.of(packets);

        assertThat(Trace.sizes(trace.attempts())).containsExactly(1_000, 1);
        assertThat(trace.irregularities()).containsEntry("attempt-full", 1L);
    }

    @Test
    void fewerDoNot() {
        List<Packet> packets = new ArrayList<>();
        for (int i = 1; i <= 999; i++) {
            packets.add(register("c", i).credentials("n" + i).at(i * 20L));
        }

        Trace trace = Trace.of(packets);

        assertThat(trace.only().transactions()).hasSize(999);
        assertThat(trace.irregularities()).isEmpty();
    }
}
