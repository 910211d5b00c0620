package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Captures that saw one direction only. */
final class OneWayTest {

    private static final Packet FIRST = register("c", 1);
    private static final Packet RETRY = register("c", 2).credentials("n");

    @Test
    void requestsWithRisingCseqAndCredentialsAreOneAttempt() {
        Attempt attempt = Trace.one(FIRST.at(0), RETRY.at(40));

        assertThat(attempt.transactions()).hasSize(2);
        assertThat(attempt.outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(attempt.challenges()).isZero();
    }

    @Test
    void withoutCredentialsTheyAreTwo() {
        assertThat(Trace.run(FIRST.at(0), register("c", 2).at(40))).hasSize(2);
    }

    @Test
    void withFallingCseqTheyAreTwo() {
        assertThat(Trace.run(register("c", 3).at(0), RETRY.at(40))).hasSize(2);
    }

    @Test
    void withOtherCallIdsTheyAreTwo() {
        assertThat(Trace.run(FIRST.at(0), register("d", 2).credentials("n").at(40)))
                .hasSize(2);
    }

    @Test
    void responsesAloneAreOnePartialAttempt() {
        Attempt attempt = Trace.one(FIRST.challenge("n").at(0), RETRY.ok().at(40));

        assertThat(attempt.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(attempt.kind()).isEqualTo(AttemptKind.UNKNOWN);
        assertThat(attempt.transactions()).hasSize(2);
        assertThat(attempt.source()).isEqualTo(FIRST.source());
        assertThat(attempt.registrar()).isEqualTo(FIRST.destination());
    }

    @Test
    void responsesOfOtherCallIdsAreTwo() {
        Packet other = register("d", 2).credentials("n");

        assertThat(Trace.outcomes(
                        Trace.run(FIRST.challenge("n").at(0), other.ok().at(40))))
                .containsExactly(Outcome.PARTIAL, Outcome.PARTIAL);
    }

    @Test
    void responsesOfTwoRegistrationsAreTwo() {
        assertThat(Trace.outcomes(
                        Trace.run(FIRST.ok().at(0), register("c", 2).ok().at(40))))
                .containsExactly(Outcome.PARTIAL, Outcome.PARTIAL);
    }

    @Test
    void oneMissingResponseLeavesTheOthersInPlace() {
        Attempt attempt = Trace.one(FIRST.at(0), RETRY.at(40), RETRY.ok().at(60));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.challenges()).isZero();
        assertThat(attempt.challengeNanos()).isEmpty();
    }

    @Test
    void oneMissingRequestLeavesTheOthersInPlace() {
        Attempt attempt =
                Trace.one(FIRST.at(0), FIRST.challenge("n").at(20), RETRY.ok().at(60));

        assertThat(attempt.transactions()).hasSize(2);
        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.finalResponse().map(response -> response.status())).contains(200);
    }
}
