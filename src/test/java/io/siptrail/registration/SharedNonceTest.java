package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Registrars hand one nonce to every client of a second: phones of one user then answer challenges that look alike. */
final class SharedNonceTest {

    private static final Packet FIRST = register("a1", 1);
    private static final Packet SECOND = register("b1", 1).phone("10.0.0.2:5060");
    private static final Packet FIRST_RETRY = register("a2", 1).credentials("n");
    private static final Packet SECOND_RETRY =
            register("b2", 1).phone("10.0.0.2:5060").credentials("n");

    private static List<List<String>> callIds(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> attempt.transactions().stream()
                        .map(transaction -> transaction.key().callId())
                        .toList())
                .toList();
    }

    @Test
    void phonesStayApartWhenTheFirstAnswersFirst() {
        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                SECOND.at(1),
                FIRST.challenge("n").at(10),
                SECOND.challenge("n").at(11),
                FIRST_RETRY.at(20),
                SECOND_RETRY.at(21),
                FIRST_RETRY.ok().at(30),
                SECOND_RETRY.ok().at(31));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a2"), List.of("b1", "b2"));
        assertThat(Trace.outcomes(attempts)).containsOnly(Outcome.REGISTERED);
    }

    @Test
    void phonesStayApartWhenTheSecondAnswersFirst() {
        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                SECOND.at(1),
                FIRST.challenge("n").at(10),
                SECOND.challenge("n").at(11),
                SECOND_RETRY.at(20),
                FIRST_RETRY.at(21));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a2"), List.of("b1", "b2"));
    }

    @Test
    void phonesThatKeepTheirCallIdStayApartToo() {
        Packet firstRetry = register("a1", 2).credentials("n");
        Packet secondRetry = register("b1", 2).phone("10.0.0.2:5060").credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                SECOND.at(1),
                FIRST.challenge("n").at(10),
                SECOND.challenge("n").at(11),
                secondRetry.at(20),
                firstRetry.at(21));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a1"), List.of("b1", "b1"));
    }

    @Test
    void mostRecentChallengeOfTheSameSourceIsAnsweredFirst() {
        Packet later = register("a3", 1);
        Packet laterRetry = register("a4", 1).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                FIRST.challenge("n").at(10),
                later.at(100),
                later.challenge("n").at(110),
                FIRST_RETRY.at(120),
                laterRetry.at(130));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a4"), List.of("a3", "a2"));
    }

    @Test
    void sameSourceCountsForMoreThanARecentChallenge() {
        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                FIRST.challenge("n").at(10),
                SECOND.at(5_000),
                SECOND.challenge("n").at(5_010),
                FIRST_RETRY.at(5_020));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a2"), List.of("b1"));
    }

    @Test
    void answerWhoseOwnChallengeIsAnsweredDoesNotTakeAnother() {
        Packet stranger = SECOND.with("User-Agent", "Desk/9");
        Packet again = register("a3", 1).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                stranger.at(1),
                FIRST.challenge("n").at(10),
                stranger.challenge("n").at(11),
                FIRST_RETRY.at(20),
                again.at(30));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a2"), List.of("b1"), List.of("a3"));
    }

    @Test
    void phonesBehindOneNatStayApartByTheirPorts() {
        Packet first = FIRST.source("198.51.100.7:40001");
        Packet second = SECOND.source("198.51.100.7:40002");

        List<Attempt> attempts = Trace.run(
                first.at(0),
                second.at(1),
                first.challenge("n").at(10),
                second.challenge("n").at(11),
                FIRST_RETRY.source("198.51.100.7:40001").at(20),
                SECOND_RETRY.source("198.51.100.7:40002").at(21));

        assertThat(callIds(attempts)).containsExactly(List.of("a1", "a2"), List.of("b1", "b2"));
    }
}
