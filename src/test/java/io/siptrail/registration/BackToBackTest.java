package io.siptrail.registration;

import static io.siptrail.registration.Packet.endpoint;
import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A back-to-back user agent sends a REGISTER on under names of its own; only the digest response stays as it was. */
final class BackToBackTest {

    private static final String BORDER = "10.0.0.9:5060";
    private static final String DIGEST = "6629fae49393a05397450978507c4ef1";

    private static final Packet NEAR = register("c", 1).destination(BORDER);
    private static final Packet FAR = register("far", 51).phone(BORDER).with("User-Agent", "Border/3");
    private static final Packet NEAR_RETRY =
            register("c", 2).destination(BORDER).credentials("n", DIGEST);
    private static final Packet FAR_RETRY =
            register("far", 52).phone(BORDER).with("User-Agent", "Border/3").credentials("n", DIGEST);

    @Test
    void sameDigestResponseMakesTwoCallIdsOneAttempt() {
        Attempt attempt = Trace.one(
                NEAR.at(0),
                FAR.at(1),
                FAR.challenge("n").at(10),
                NEAR.challenge("n").at(12),
                NEAR_RETRY.at(20),
                FAR_RETRY.at(22),
                FAR_RETRY.ok().at(40),
                NEAR_RETRY.ok().at(45));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.transactions()).extracting(Transaction::hop).containsExactly(0, 1, 0, 1);
        assertThat(attempt.source()).isEqualTo(endpoint("10.0.0.1:5060"));
        assertThat(attempt.registrar()).isEqualTo(endpoint("10.0.0.200:5060"));
        assertThat(attempt.callIdFirst()).isEqualTo("c");
        assertThat(attempt.callIdLast()).isEqualTo("c");
        assertThat(attempt.userAgent()).isEqualTo("Phone/1.0");
        assertThat(attempt.challenges()).isEqualTo(1);
        assertThat(attempt.totalNanos()).hasValue(45_000_000);
    }

    @Test
    void preemptiveRequestsAreOneAttemptToo() {
        Attempt attempt = Trace.one(
                NEAR_RETRY.at(20),
                FAR_RETRY.at(22),
                FAR_RETRY.ok().at(40),
                NEAR_RETRY.ok().at(45));

        assertThat(attempt.transactions()).extracting(Transaction::hop).containsExactly(0, 1);
    }

    @Test
    void otherDigestResponseIsAnotherAttempt() {
        Packet other = FAR_RETRY.credentials("n", "f" + DIGEST.substring(1));

        assertThat(Trace.run(
                        NEAR_RETRY.at(20),
                        other.at(22),
                        other.ok().at(40),
                        NEAR_RETRY.ok().at(45)))
                .hasSize(2);
    }

    @Test
    void refreshWithTheDigestOfTheRegistrationIsAnAttemptOfItsOwn() {
        Packet refresh = register("c", 3).credentials("n", DIGEST);

        List<Attempt> attempts = Trace.run(
                NEAR_RETRY.at(20),
                NEAR_RETRY.ok().at(45),
                refresh.at(5_000),
                refresh.ok().at(5_020));

        assertThat(attempts).hasSize(2);
    }
}
