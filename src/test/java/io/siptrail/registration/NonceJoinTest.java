package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A nonce joins a challenge to its answer when the client changed the Call-ID between the two, and nothing more. */
final class NonceJoinTest {

    private static final Packet FIRST = register("c", 1);
    private static final Packet CHALLENGE = FIRST.challenge("n").at(20);
    private static final Packet RETRY = register("d", 1).credentials("n");

    /** The same address-of-record, and nothing else that resembles {@link #RETRY}. */
    private static final Packet STRANGER = RETRY.phone("10.0.0.2:5060").with("User-Agent", "Desk/9");

    private static List<Integer> sizesWith(Packet retry) {
        return Trace.sizes(
                Trace.run(FIRST.at(0), CHALLENGE, retry.at(30), retry.ok().at(50)));
    }

    @Test
    void answerUnderAnotherCallIdBelongsToItsChallenge() {
        Attempt attempt =
                Trace.one(FIRST.at(0), CHALLENGE, RETRY.at(30), RETRY.ok().at(50));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.callIdFirst()).isEqualTo("c");
        assertThat(attempt.callIdLast()).isEqualTo("d");
        assertThat(attempt.challenges()).isEqualTo(1);
    }

    @Test
    void lowerCseqOfTheNewCallIdIsNoObstacle() {
        Packet first = register("c", 100);
        Packet retry = register("d", 1).credentials("n");

        assertThat(Trace.run(first.at(0), first.challenge("n").at(20), retry.at(30)))
                .hasSize(1);
    }

    @Test
    void sameSourceAddressIsEnough() {
        assertThat(sizesWith(STRANGER.source("10.0.0.1:49152"))).containsExactly(2);
    }

    @Test
    void sameContactHostIsEnough() {
        assertThat(sizesWith(STRANGER.contact("<sip:alice@10.0.0.1:49152>"))).containsExactly(2);
    }

    @Test
    void sameUserAgentIsEnough() {
        assertThat(sizesWith(STRANGER.with("User-Agent", "Phone/1.0"))).containsExactly(2);
    }

    @Test
    void strangerIsAnotherAttempt() {
        assertThat(sizesWith(STRANGER)).containsExactly(1, 1);
    }

    @Test
    void twoRequestsWithoutUserAgentAreNotAlikeByThat() {
        Packet first = FIRST.without("User-Agent");
        Packet stranger = STRANGER.without("User-Agent");

        assertThat(Trace.run(first.at(0), first.challenge("n").at(20), stranger.at(30)))
                .hasSize(2);
    }

    @Test
    void otherNonceIsAnotherAttempt() {
        assertThat(sizesWith(register("d", 1).credentials("m"))).containsExactly(1, 1);
    }

    @Test
    void requestWithoutCredentialsIsAnotherAttempt() {
        assertThat(sizesWith(register("d", 1))).containsExactly(1, 1);
    }

    @Test
    void nonceOfAnotherAddressOfRecordIsAnotherAttempt() {
        assertThat(sizesWith(RETRY.with("To", "<sip:bob@example.com>"))).containsExactly(1, 1);
    }

    @Test
    void challengeOfAClosedAttemptIsNotAnswered() {
        assertThat(Trace.run(FIRST.at(0), CHALLENGE, RETRY.at(32_000))).hasSize(1);
        assertThat(Trace.run(FIRST.at(0), CHALLENGE, RETRY.at(32_100))).hasSize(2);
    }

    @Test
    void openAttemptOfTheSameCallIdComesFirst() {
        Packet second = register("d", 1);
        Packet retry = register("d", 2).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                CHALLENGE,
                second.at(30),
                second.challenge("m").at(40),
                retry.at(50),
                retry.ok().at(60));

        assertThat(Trace.outcomes(attempts)).containsExactly(Outcome.CHALLENGED, Outcome.REGISTERED);
    }

    @Test
    void openAttemptOfTheSameCallIdWithAHigherCseqForbidsTheNonce() {
        Packet second = register("d", 9);
        Packet retry = register("d", 8).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                CHALLENGE,
                second.at(30),
                second.challenge("m").at(40),
                retry.at(50),
                retry.ok().at(60));

        assertThat(Trace.sizes(attempts)).containsExactly(1, 1, 1);
    }

    @Test
    void challengeIsAnsweredOnce() {
        Packet again = register("e", 1).credentials("n");

        assertThat(Trace.sizes(Trace.run(FIRST.at(0), CHALLENGE, RETRY.at(30), again.at(40))))
                .containsExactly(2, 1);
    }

    @Test
    void answerUnderTheOwnCallIdCountsToo() {
        Packet retry = register("c", 2).credentials("n");
        Packet again = register("e", 1).credentials("n");

        assertThat(Trace.sizes(Trace.run(FIRST.at(0), CHALLENGE, retry.at(30), again.at(40))))
                .containsExactly(2, 1);
    }

    @Test
    void anyNonceOfAChallengeAnswersIt() {
        Packet challenge =
                CHALLENGE.and("WWW-Authenticate", "Digest realm=\"example.com\", nonce=\"m\", algorithm=SHA-256");

        assertThat(Trace.run(
                        FIRST.at(0),
                        challenge,
                        register("d", 1).credentials("m").at(30)))
                .hasSize(1);
    }

    @Test
    void secondChallengeIsAnsweredUnderAThirdCallId() {
        Packet third = register("e", 1).credentials("m");

        Attempt attempt = Trace.one(
                FIRST.at(0),
                CHALLENGE,
                RETRY.at(30),
                RETRY.challenge("m").at(50),
                third.at(60),
                third.ok().at(80));

        assertThat(attempt.transactions()).hasSize(3);
        assertThat(attempt.callIdLast()).isEqualTo("e");
    }

    @Test
    void reusedOlderNonceIsAnotherAttempt() {
        Packet again = register("e", 1).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0), CHALLENGE, RETRY.at(30), RETRY.challenge("m").at(50), again.at(60));

        assertThat(Trace.sizes(attempts)).containsExactly(2, 1);
    }

    @Test
    void refreshWithTheNonceOfTheRegistrationIsAnotherAttempt() {
        Packet refresh = register("e", 1).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                CHALLENGE,
                RETRY.at(30),
                RETRY.ok().at(50),
                refresh.at(5_000),
                refresh.ok().at(5_020));

        assertThat(Trace.outcomes(attempts)).containsExactly(Outcome.REGISTERED, Outcome.REGISTERED);
    }

    @Test
    void nonceHandedToAnotherClientJoinsNothing() {
        Packet stranger = register("x", 1).phone("10.0.0.2:5060").with("User-Agent", "Desk/9");
        Packet preemptive = register("y", 1)
                .phone("10.0.0.3:5060")
                .with("User-Agent", "Soft/2")
                .credentials("n");

        assertThat(Trace.sizes(Trace.run(
                        FIRST.at(0),
                        CHALLENGE,
                        stranger.at(30),
                        stranger.challenge("n").at(40),
                        preemptive.at(50))))
                .containsExactly(1, 1, 1);
    }

    @Test
    void challengeOfTwoNoncesIsAnsweredOnce() {
        Packet challenge =
                CHALLENGE.and("WWW-Authenticate", "Digest realm=\"example.com\", nonce=\"m\", algorithm=SHA-256");
        Packet again = register("e", 1).credentials("m");

        assertThat(Trace.sizes(Trace.run(FIRST.at(0), challenge, RETRY.at(30), again.at(40))))
                .containsExactly(2, 1);
    }

    /** The bound is one of what an attempt may put into memory in its life. */
    @Test
    void answeredNoncesCountTooWhenThereAreTooMany() {
        Registrations registrations =
                new Registrations(new RegistrationLimits(1_000, 2, 64, 10, 10, 10, 10, 10, 10), attempt -> {});
        List<Packet> packets = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Packet asks = register("c", i);
            Packet request = i == 1 ? asks : asks.credentials("n" + (i - 1));
            packets.add(request.at(packets.size()));
            packets.add(request.challenge("n" + i).at(packets.size()));
        }

        Trace.observed(packets).forEach(registrations::accept);

        assertThat(registrations.irregularities().byId()).containsEntry("nonces-full", 2L);
    }
}
