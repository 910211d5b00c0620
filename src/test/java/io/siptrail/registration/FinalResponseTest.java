package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which response decides a transaction, and which response belongs to it at all. */
final class FinalResponseTest {

    private static final long MILLI = 1_000_000;

    private static final Packet REQUEST = register("c", 1);

    private static List<Integer> finals(List<Attempt> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.transactions().stream())
                .flatMap(transaction -> transaction.finalResponse().stream())
                .map(RegisterResponse::status)
                .toList();
    }

    @Test
    void provisionalIsNotFinal() {
        Transaction transaction = Trace.transaction(
                REQUEST.at(0), REQUEST.answer(100).at(5), REQUEST.ok().at(30));

        assertThat(transaction.finalResponse().map(RegisterResponse::status)).contains(200);
        assertThat(transaction.responseRetransmissions()).isZero();
    }

    @Test
    void firstFinalWins() {
        Transaction transaction = Trace.transaction(
                REQUEST.at(0), REQUEST.answer(403).at(10), REQUEST.ok().at(20));

        assertThat(transaction.finalResponse().map(RegisterResponse::status)).contains(403);
        assertThat(transaction.responseRetransmissions()).isEqualTo(1);
    }

    @Test
    void laterFinalDoesNotChangeTheOutcome() {
        assertThat(Trace.one(
                                REQUEST.at(0),
                                REQUEST.answer(403).at(10),
                                REQUEST.ok().at(20))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void nonceOfALaterFinalStillJoins() {
        Packet retry = register("d", 1).credentials("second");

        Attempt attempt = Trace.one(
                REQUEST.at(0),
                REQUEST.challenge("first").at(10),
                REQUEST.challenge("second").at(20),
                retry.at(30),
                retry.ok().at(40));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.transactions()).hasSize(2);
    }

    @Test
    void nonceThatNoFinalOfferedDoesNotJoin() {
        Packet retry = register("d", 1).credentials("third");

        assertThat(Trace.run(
                        REQUEST.at(0),
                        REQUEST.challenge("first").at(10),
                        REQUEST.challenge("second").at(20),
                        retry.at(30),
                        retry.ok().at(40)))
                .hasSize(2);
    }

    @Test
    void responseTimeRunsFromTheFirstSendingToTheFirstFinal() {
        Transaction transaction = Trace.transaction(
                REQUEST.at(0),
                REQUEST.at(500),
                REQUEST.answer(100).at(510),
                REQUEST.ok().at(620),
                REQUEST.ok().at(700));

        assertThat(transaction.responseNanos()).hasValue(620 * MILLI);
    }

    @Test
    void responseCapturedJustBeforeItsRequestStillMatches() {
        Attempt attempt = Trace.one(REQUEST.ok().at(1), REQUEST.at(2));

        assertThat(attempt.transactions()).hasSize(1);
        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.expiresGranted()).hasValue(3600);
    }

    @Test
    void challengeCapturedJustBeforeItsRequestIsAnswered() {
        Packet retry = register("c", 2).credentials("n");

        Attempt attempt = Trace.one(
                REQUEST.challenge("n").at(1),
                REQUEST.at(2),
                retry.at(20),
                retry.ok().at(30));

        assertThat(attempt.transactions()).hasSize(2);
        assertThat(attempt.challenges()).isEqualTo(1);
    }

    @Test
    void responseOfAnotherBranchJustBeforeTheRequestDoesNot() {
        Packet other = REQUEST.branch("z9hG4bK-other");

        assertThat(Trace.outcomes(Trace.run(other.ok().at(1), REQUEST.at(2))))
                .containsExactly(Outcome.PARTIAL, Outcome.UNANSWERED);
    }

    @Test
    void responseWithoutAnyRequestIsATransactionWithoutOne() {
        Transaction transaction = Trace.transaction(REQUEST.challenge("n").at(0));

        assertThat(transaction.request()).isEmpty();
        assertThat(transaction.finalResponse()).isPresent();
        assertThat(transaction.responseNanos()).isEmpty();
        assertThat(transaction.source()).isEqualTo(REQUEST.source());
        assertThat(transaction.destination()).isEqualTo(REQUEST.destination());
    }

    @Test
    void lateFinalIsMatchedForSixtyFourSeconds() {
        List<Attempt> attempts = Trace.run(REQUEST.at(0), REQUEST.ok().at(63_000));

        assertThat(Trace.outcomes(attempts)).containsExactly(Outcome.REGISTERED);
    }

    @Test
    void finalAfterThatIsATransactionWithoutRequest() {
        List<Attempt> attempts = Trace.run(REQUEST.at(0), REQUEST.ok().at(65_000));

        assertThat(Trace.outcomes(attempts)).containsExactly(Outcome.UNANSWERED, Outcome.PARTIAL);
        assertThat(attempts.get(1).transactions().get(0).request()).isEmpty();
    }

    @Test
    void finalRepeatedLateIsARetransmission() {
        Transaction transaction = Trace.transaction(
                REQUEST.at(0), REQUEST.answer(403).at(100), REQUEST.answer(403).at(63_000));

        assertThat(transaction.responseRetransmissions()).isEqualTo(1);
    }

    @Test
    void finalRepeatedAfterThatStandsAlone() {
        List<Attempt> attempts = Trace.run(
                REQUEST.at(0), REQUEST.answer(403).at(100), REQUEST.answer(403).at(65_000));

        assertThat(finals(attempts)).containsExactly(403, 403);
        assertThat(Trace.outcomes(attempts)).containsExactly(Outcome.REJECTED, Outcome.PARTIAL);
    }
}
