package io.siptrail.registration;

import static io.siptrail.registration.Packet.endpoint;
import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One REGISTER seen before and behind a proxy (RFC 3261 §16.6) or a back-to-back user agent is one attempt. */
final class HopTest {

    private static final long MILLI = 1_000_000;
    private static final String PROXY = "10.0.0.9:5060";
    private static final String REGISTRAR = "10.0.0.200:5060";

    private static final Packet NEAR = register("c", 1).destination(PROXY);
    private static final Packet FAR = NEAR.forwarded(PROXY, "z9hG4bK-proxy-1", REGISTRAR);
    private static final Packet NEAR_RETRY = register("c", 2).destination(PROXY).credentials("n");
    private static final Packet FAR_RETRY = NEAR_RETRY.forwarded(PROXY, "z9hG4bK-proxy-2", REGISTRAR);

    private static List<Integer> hops(Attempt attempt) {
        return attempt.transactions().stream().map(Transaction::hop).toList();
    }

    private static Attempt throughAProxy() {
        return Trace.one(
                NEAR.at(0),
                FAR.at(1),
                FAR.challenge("n").at(10),
                NEAR.challenge("n").at(12),
                NEAR_RETRY.at(20),
                FAR_RETRY.at(22),
                FAR_RETRY.ok().with("Server", "Registrar/7").at(40),
                NEAR_RETRY.ok().at(45));
    }

    @Test
    void twoHopsAreOneAttempt() {
        Attempt attempt = throughAProxy();

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.kind()).isEqualTo(AttemptKind.INITIAL);
        assertThat(hops(attempt)).containsExactly(0, 1, 0, 1);
        assertThat(attempt.challenges()).isEqualTo(1);
        assertThat(attempt.retransmissions()).isZero();
    }

    @Test
    void clientIsDescribedByItsOwnHop() {
        Attempt attempt = throughAProxy();

        assertThat(attempt.source()).isEqualTo(endpoint("10.0.0.1:5060"));
        assertThat(attempt.challengeNanos()).hasValue(12 * MILLI);
        assertThat(attempt.authNanos()).hasValue(25 * MILLI);
        assertThat(attempt.totalNanos()).hasValue(45 * MILLI);
    }

    @Test
    void registrarIsDescribedByTheLastHop() {
        Attempt attempt = throughAProxy();

        assertThat(attempt.registrar()).isEqualTo(endpoint(REGISTRAR));
        assertThat(attempt.server()).isEqualTo("Registrar/7");
    }

    @Test
    void hopsAreFoundInWhateverOrderTheyWereCaptured() {
        Attempt attempt = Trace.one(
                FAR.at(0),
                NEAR.at(1),
                NEAR.challenge("n").at(10),
                FAR.challenge("n").at(11),
                FAR_RETRY.at(20),
                NEAR_RETRY.at(21),
                NEAR_RETRY.ok().at(40),
                FAR_RETRY.ok().at(41));

        assertThat(hops(attempt)).containsExactly(1, 0, 1, 0);
        assertThat(attempt.source()).isEqualTo(endpoint("10.0.0.1:5060"));
        assertThat(attempt.registrar()).isEqualTo(endpoint(REGISTRAR));
        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void threeHopsAreOneAttempt() {
        Packet middle = FAR.destination("10.0.0.10:5060");
        Packet far = middle.forwarded("10.0.0.10:5060", "z9hG4bK-second-1", REGISTRAR);

        Attempt attempt = Trace.one(
                NEAR.at(0),
                middle.at(1),
                far.at(2),
                far.ok().at(20),
                middle.ok().at(21),
                NEAR.ok().at(22));

        assertThat(hops(attempt)).containsExactly(0, 1, 2);
        assertThat(attempt.source()).isEqualTo(NEAR.source());
        assertThat(attempt.registrar()).isEqualTo(endpoint(REGISTRAR));
    }

    @Test
    void hopMayBeMissingBetweenTwo() {
        Packet far = FAR.forwarded("10.0.0.10:5060", "z9hG4bK-second-1", REGISTRAR);

        Attempt attempt =
                Trace.one(NEAR.at(0), far.at(2), far.ok().at(20), NEAR.ok().at(22));

        assertThat(attempt.source()).isEqualTo(NEAR.source());
        assertThat(attempt.registrar()).isEqualTo(endpoint(REGISTRAR));
    }

    @Test
    void viaStackWithoutTheClientsBranchIsAnotherAttempt() {
        Packet other = NEAR.branch("z9hG4bK-other").forwarded(PROXY, "z9hG4bK-proxy-1", REGISTRAR);

        assertThat(Trace.run(
                        NEAR.at(0), other.at(1), other.ok().at(20), NEAR.ok().at(22)))
                .hasSize(2);
    }

    @Test
    void proxyThatChallengesItselfForwardsOnlyTheAnswer() {
        Attempt attempt = Trace.one(
                NEAR.at(0),
                NEAR.challenge("n").at(12),
                NEAR_RETRY.at(20),
                FAR_RETRY.at(22),
                FAR_RETRY.ok().at(40),
                NEAR_RETRY.ok().at(45));

        assertThat(hops(attempt)).containsExactly(0, 0, 1);
        assertThat(attempt.registrar()).isEqualTo(endpoint(REGISTRAR));
        assertThat(attempt.totalNanos()).hasValue(45 * MILLI);
    }

    @Test
    void bindingsAreThoseOfTheRegistrarsOwnAnswer() {
        Packet far = FAR.answer(200)
                .and("Contact", FAR.header("Contact") + ";expires=3600")
                .and("Contact", "<sip:alice@10.0.0.2:5060>;expires=100");
        Packet near = NEAR.answer(200).and("Contact", NEAR.header("Contact") + ";expires=60");

        Attempt attempt = Trace.one(NEAR.at(0), FAR.at(1), far.at(20), near.at(22));

        assertThat(attempt.expiresGranted()).hasValue(3600);
        assertThat(attempt.contactsListed()).hasValue(2);
    }

    @Test
    void retransmissionsOfEveryHopAreCounted() {
        Attempt attempt = Trace.one(
                NEAR.at(0),
                FAR.at(1),
                NEAR.at(500),
                FAR.at(501),
                FAR.ok().at(520),
                NEAR.ok().at(522));

        assertThat(attempt.retransmissions()).isEqualTo(2);
    }

    @Test
    void nextRegistrationThroughTheProxyIsAnAttemptOfItsOwn() {
        Packet refresh = register("c", 3).destination(PROXY);
        Packet farRefresh = refresh.forwarded(PROXY, "z9hG4bK-proxy-3", REGISTRAR);

        List<Attempt> attempts = Trace.run(
                NEAR.at(0),
                FAR.at(1),
                FAR.ok().at(20),
                NEAR.ok().at(22),
                refresh.at(5_000),
                farRefresh.at(5_001),
                farRefresh.ok().at(5_020),
                refresh.ok().at(5_022));

        assertThat(Trace.sizes(attempts)).containsExactly(2, 2);
        assertThat(Trace.kinds(attempts)).containsExactly(AttemptKind.INITIAL, AttemptKind.REFRESH);
    }
}
