package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Transaction;
import io.siptrail.transaction.TransactionKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests are one transaction (RFC 3261 §17.1.3, §17.2.3), and until when. */
final class TransactionKeyTest {

    private static final Packet REQUEST = register("c", 1);
    private static final Packet OLD = REQUEST.branch("1");

    @Test
    void sameRequestAgainIsARetransmission() {
        Transaction transaction = Trace.transaction(REQUEST.at(0), REQUEST.at(500), REQUEST.at(1500));

        assertThat(transaction.retransmissions()).isEqualTo(2);
        assertThat(transaction.duplicates()).isZero();
    }

    static Stream<Packet> sameKey() {
        return Stream.of(
                REQUEST.with("From", "<sip:alice@example.com>;tag=other"),
                REQUEST.source("198.51.100.7:1024"),
                REQUEST.destination("10.0.0.201:5080"),
                REQUEST.with("Max-Forwards", "69"),
                REQUEST.via("SIP/2.0/UDP 10.0.0.1:5060;rport;branch=z9hG4bK-c-1"),
                REQUEST.via("SIP/2.0/UDP 10.0.0.1:5060;received=198.51.100.7;rport=1024;branch=z9hG4bK-c-1"));
    }

    @ParameterizedTest
    @MethodSource("sameKey")
    void addressesAndOtherHeadersAreNotInTheKey(Packet again) {
        assertThat(Trace.transaction(REQUEST.at(0), again.at(500)).retransmissions())
                .isEqualTo(1);
    }

    static Stream<Packet> otherKey() {
        return Stream.of(
                REQUEST.branch("z9hG4bK-other"),
                REQUEST.via("SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK-c-1"),
                REQUEST.via("SIP/2.0/UDP 10.0.0.1:5061;branch=z9hG4bK-c-1"),
                REQUEST.with("Call-ID", "d"),
                REQUEST.with("CSeq", "2 REGISTER"));
    }

    @ParameterizedTest
    @MethodSource("otherKey")
    void branchSentByCallIdAndCseqAreTheKey(Packet other) {
        assertThat(Trace.run(REQUEST.at(0), other.at(500)))
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.retransmissions()).isZero());
    }

    @Test
    void olderBranchIsCompletedByFromTagAndTopVia() {
        Packet response = OLD.ok().with("Via", "SIP/2.0/UDP 10.0.0.1:5060;branch=1;received=198.51.100.7");

        Transaction transaction = Trace.transaction(OLD.at(0), OLD.at(500), response.at(520));

        assertThat(transaction.retransmissions()).isEqualTo(1);
        assertThat(transaction.finalResponse()).isPresent();
    }

    @Test
    void missingBranchIsAnOlderBranch() {
        Packet bare = REQUEST.via("SIP/2.0/UDP 10.0.0.1:5060");

        assertThat(Trace.transaction(bare.at(0), bare.at(500), bare.ok().at(520))
                        .finalResponse())
                .isPresent();
    }

    static Stream<Packet> otherOldKey() {
        return Stream.of(
                OLD.with("From", "<sip:alice@example.com>;tag=other"),
                OLD.branch("2"),
                OLD.via("SIP/2.0/UDP 10.0.0.9:5060;branch=1"),
                OLD.via("SIP/2.0/TCP 10.0.0.1:5060;branch=1"),
                OLD.with("Call-ID", "d"),
                OLD.with("CSeq", "2 REGISTER"));
    }

    @ParameterizedTest
    @MethodSource("otherOldKey")
    void anyOtherFieldOfAnOlderKeyIsAnotherTransaction(Packet other) {
        assertThat(Trace.run(OLD.at(0), other.at(500))).hasSize(2);
    }

    @Test
    void otherCredentialsUnderTheSameKeyAreAnotherTransactionAndCounted() {
        Packet again = REQUEST.credentials("n");

        Trace trace = Trace.of(
                REQUEST.at(0),
                REQUEST.challenge("n").at(10),
                again.at(20),
                again.ok().at(30));

        assertThat(trace.only().transactions()).hasSize(2);
        assertThat(trace.only().outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(trace.irregularities()).containsEntry("transaction-key-reused", 1L);
    }

    @Test
    void sameCredentialsUnderTheSameKeyAreARetransmission() {
        Packet request = REQUEST.credentials("n");

        Trace trace = Trace.of(request.at(0), request.at(500), request.ok().at(520));

        assertThat(trace.only().retransmissions()).isEqualTo(1);
        assertThat(trace.irregularities()).isEmpty();
    }

    @Test
    void keyIsFreeThirtyTwoSecondsAfterTheLastFinal() {
        assertThat(Trace.run(REQUEST.at(0), REQUEST.ok().at(100), REQUEST.at(32_200)))
                .hasSize(2);
    }

    @Test
    void keyIsTakenUntilThen() {
        assertThat(Trace.one(REQUEST.at(0), REQUEST.ok().at(100), REQUEST.at(32_000))
                        .retransmissions())
                .isEqualTo(1);
    }

    @Test
    void everyFinalKeepsTheKeyTaken() {
        assertThat(Trace.one(REQUEST.at(0), REQUEST.ok().at(100), REQUEST.ok().at(20_000), REQUEST.at(45_000))
                        .retransmissions())
                .isEqualTo(1);
    }

    /** Memory holds hundreds of thousands of waiting transactions. */
    @Test
    void transactionsOfAnAttemptHoldTheirCommonTextsOnce() {
        Packet retry = register("c", 2).credentials("n");

        List<Transaction> transactions = Trace.one(
                        REQUEST.at(0), REQUEST.challenge("n").at(10), retry.at(20))
                .transactions();

        TransactionKey first = transactions.get(0).key();
        TransactionKey second = transactions.get(1).key();
        assertThat(second.callId()).isSameAs(first.callId());
        assertThat(second.sentBy()).isSameAs(first.sentBy());
        assertThat(second.branch()).isNotEqualTo(first.branch());
    }
}
