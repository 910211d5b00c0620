package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One packet captured twice is not a message sent twice. */
final class DuplicateTest {

    private static final Packet SENT = register("c", 1).at(0);
    private static final Packet WITH_ID = SENT.identification(4711);
    private static final Packet WITHOUT_ID = SENT.identification(0);

    static Stream<Packet> copiesWithId() {
        return Stream.of(
                WITH_ID,
                WITH_ID.at(50),
                WITH_ID.at(100),
                WITH_ID.at(50).ttl(63),
                WITH_ID.at(50).captureInterface(1),
                WITH_ID.at(50).source("198.51.100.7:40000"),
                WITH_ID.at(50).destination("10.9.9.9:5080"));
    }

    @ParameterizedTest
    @MethodSource("copiesWithId")
    void sameBytesWithTheSameIdentificationWithinATenthOfASecondAreACopy(Packet copy) {
        Transaction transaction = Trace.transaction(WITH_ID, copy);

        assertThat(transaction.duplicates()).isEqualTo(1);
        assertThat(transaction.retransmissions()).isZero();
    }

    static Stream<Packet> sentAgainWithId() {
        return Stream.of(
                WITH_ID.at(101),
                WITH_ID.at(50).identification(4712),
                WITH_ID.atMicros(200).identification(4712),
                WITH_ID.at(50).identification(4712).ttl(63),
                WITH_ID.at(50).identification(4712).captureInterface(1),
                WITH_ID.at(50).with("Max-Forwards", "69"));
    }

    @ParameterizedTest
    @MethodSource("sentAgainWithId")
    void otherwiseItWasSentAgain(Packet again) {
        Transaction transaction = Trace.transaction(WITH_ID, again);

        assertThat(transaction.duplicates()).isZero();
        assertThat(transaction.retransmissions()).isEqualTo(1);
    }

    static Stream<Packet> copiesWithoutId() {
        return Stream.of(
                WITHOUT_ID.at(50).ttl(63),
                WITHOUT_ID.at(50).captureInterface(1),
                WITHOUT_ID.at(100).ttl(63),
                WITHOUT_ID.atMicros(999),
                WITHOUT_ID);
    }

    @ParameterizedTest
    @MethodSource("copiesWithoutId")
    void withoutIdentificationTtlInterfaceOrAnInstantMakeACopy(Packet copy) {
        Transaction transaction = Trace.transaction(WITHOUT_ID, copy);

        assertThat(transaction.duplicates()).isEqualTo(1);
        assertThat(transaction.retransmissions()).isZero();
    }

    static Stream<Packet> sentAgainWithoutId() {
        return Stream.of(
                WITHOUT_ID.at(1),
                WITHOUT_ID.at(50),
                WITHOUT_ID.at(50).source("198.51.100.7:40000"),
                WITHOUT_ID.at(101).ttl(63),
                WITHOUT_ID.at(101).captureInterface(1),
                WITHOUT_ID.atMicros(999).with("Max-Forwards", "69"),
                WITHOUT_ID.at(50).ttl(63).with("Max-Forwards", "69"));
    }

    @ParameterizedTest
    @MethodSource("sentAgainWithoutId")
    void withoutIdentificationAnythingElseWasSentAgain(Packet again) {
        Transaction transaction = Trace.transaction(WITHOUT_ID, again);

        assertThat(transaction.duplicates()).isZero();
        assertThat(transaction.retransmissions()).isEqualTo(1);
    }

    @Test
    void copiesOfResponsesAreCountedWithTheirTransaction() {
        Packet answer = SENT.ok().identification(900);

        Transaction transaction = Trace.transaction(SENT, answer.at(20), answer.at(21), answer.at(600));

        assertThat(transaction.duplicates()).isEqualTo(1);
        assertThat(transaction.responseRetransmissions()).isEqualTo(1);
    }

    @Test
    void copyOfAChallengeIsNoSecondChallenge() {
        Packet challenge = SENT.challenge("n").identification(900);
        Packet retry = register("c", 2).credentials("n");

        Attempt attempt = Trace.one(
                SENT,
                challenge.at(20),
                challenge.at(21),
                retry.at(40),
                retry.ok().at(60));

        assertThat(attempt.challenges()).isEqualTo(1);
        assertThat(attempt.transactions()).hasSize(2);
    }

    @Test
    void copyThatComesAfterTheAnswerIsStillACopy() {
        Transaction transaction =
                Trace.transaction(WITH_ID, WITH_ID.ok().at(20), WITH_ID.at(30).captureInterface(1));

        assertThat(transaction.duplicates()).isEqualTo(1);
        assertThat(transaction.retransmissions()).isZero();
    }

    @Test
    void framesOfCopiesAreNotOfTheAttempt() {
        Attempt attempt = Trace.one(WITH_ID, WITH_ID.at(1), WITH_ID.ok().at(20));

        assertThat(attempt.frames().first()).extracting(frame -> frame.number()).containsExactly(1L, 3L);
    }

    @Test
    void everyCopyOfAnExchangeSeenByThreeInterfacesIsCounted() {
        Packet answer = SENT.ok().identification(900);

        Transaction transaction = Trace.transaction(
                WITH_ID,
                WITH_ID.atMicros(100).captureInterface(1),
                WITH_ID.atMicros(200).captureInterface(2),
                answer.at(20),
                answer.atMicros(20_100).captureInterface(1),
                answer.atMicros(20_200).captureInterface(2));

        assertThat(transaction.duplicates()).isEqualTo(4);
        assertThat(transaction.retransmissions()).isZero();
        assertThat(transaction.responseRetransmissions()).isZero();
    }

    @Test
    void copiesOfTheLastFourSendingsAreRecognised() {
        List<Packet> packets = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            packets.add(SENT.at(i).identification(i));
        }
        for (int i = 2; i <= 5; i++) {
            packets.add(SENT.at(10 + i).identification(i));
        }
        packets.add(SENT.at(20).identification(1));

        Transaction transaction = Trace.of(packets).only().transactions().get(0);

        assertThat(transaction.duplicates()).isEqualTo(4);
        assertThat(transaction.retransmissions()).isEqualTo(5);
    }
}
