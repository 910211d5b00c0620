package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcomes that some message decides. */
final class OutcomeTest {

    private static final String OWN = "<sip:alice@10.0.0.1:5060>";
    private static final String OTHERS = "<sip:alice@10.0.0.2:5060>;expires=900, <sip:alice@10.0.0.3:5060>;expires=900";
    private static final Packet REQUEST = register("c", 1);
    private static final Packet RETRY = register("c", 2).credentials("n");

    private static Outcome outcome(Packet request, Packet response) {
        return Trace.one(request.at(0), response.at(20)).outcome();
    }

    private static Outcome outcomeOf(String contactsOf200) {
        return outcome(REQUEST, REQUEST.answer(200).and("Contact", contactsOf200));
    }

    @Test
    void onlyResponsesArePartial() {
        Attempt attempt = Trace.one(REQUEST.challenge("n").at(0));

        assertThat(attempt.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(attempt.kind().label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 299})
    void everySuccessRegisters(int status) {
        assertThat(outcome(REQUEST, REQUEST.answer(status).and("Contact", OWN))).isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void ownContactAmongOthersIsRegistered() {
        assertThat(outcomeOf(OTHERS + ", " + OWN + ";expires=1")).isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void othersAloneAreRejected() {
        assertThat(outcomeOf(OTHERS)).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void grantOfZeroIsRejected() {
        assertThat(outcomeOf(OTHERS + ", " + OWN + ";expires=0")).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void grantOfZeroInTheExpiresHeaderIsRejected() {
        assertThat(outcome(REQUEST, REQUEST.answer(200).and("Contact", OWN).and("Expires", "0")))
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void successWithoutContactIsRegistered() {
        Attempt attempt = Trace.one(REQUEST.at(0), REQUEST.answer(200).at(20));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.expiresGranted()).hasValue(3600);
        assertThat(attempt.contactsListed()).isEmpty();
    }

    static Stream<Packet> removals() {
        return Stream.of(
                REQUEST.with("Expires", "0"),
                REQUEST.contact(OWN + ";expires=0"),
                REQUEST.contact(OWN + ";expires=0, <sip:alice@10.0.0.2:5060>;expires=0"),
                REQUEST.contact(OWN + ";expires=0, <sip:alice@10.0.0.2:5060>").with("Expires", "0"),
                REQUEST.contact("*").with("Expires", "0"));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void successOfARemovalIsUnregistered(Packet removal) {
        assertThat(outcome(removal, removal.answer(200))).isEqualTo(Outcome.UNREGISTERED);
        assertThat(outcome(removal, removal.answer(200).and("Contact", OTHERS))).isEqualTo(Outcome.UNREGISTERED);
    }

    static Stream<Packet> noRemovals() {
        return Stream.of(
                REQUEST.with("Expires", "1"),
                REQUEST.contact(OWN + ";expires=1").with("Expires", "0"),
                REQUEST.contact("<sip:alice@10.0.0.2:5060>;expires=0, " + OWN + ";expires=60"),
                REQUEST.without("Expires"));
    }

    @ParameterizedTest
    @MethodSource("noRemovals")
    void anyOtherExpiryIsNoRemoval(Packet request) {
        assertThat(outcome(request, request.answer(200).and("Contact", OWN + ";expires=60")))
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void refusedRemovalIsRejected() {
        Packet removal = REQUEST.with("Expires", "0");

        assertThat(outcome(removal, removal.answer(403))).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void successWithoutAnyContactAskedForIsQueried() {
        Packet query = REQUEST.without("Contact");

        assertThat(outcome(query, query.answer(200).and("Contact", OTHERS))).isEqualTo(Outcome.QUERIED);
        assertThat(outcome(query, query.answer(200))).isEqualTo(Outcome.QUERIED);
        assertThat(outcome(query, query.answer(403))).isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 423, 494, 500, 503, 603})
    void anyOtherFinalIsRejected(int status) {
        assertThat(outcome(REQUEST, REQUEST.answer(status))).isEqualTo(Outcome.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 403})
    void refusedCredentialsAreRejected(int status) {
        Attempt attempt = Trace.one(
                REQUEST.at(0),
                REQUEST.challenge("n").at(10),
                RETRY.at(20),
                RETRY.answer(status).at(30));

        assertThat(attempt.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void tooBriefIntervalThatIsFollowedIsNotRejected() {
        Packet longer = register("c", 2).with("Expires", "7200");

        assertThat(Trace.one(
                                REQUEST.at(0),
                                REQUEST.answer(423).at(10),
                                longer.at(20),
                                longer.ok().at(30))
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void rejectionOfTheFollowingTryCounts() {
        Packet longer = register("c", 2).with("Expires", "7200");

        assertThat(Trace.one(
                                REQUEST.at(0),
                                REQUEST.answer(423).at(10),
                                longer.at(20),
                                longer.answer(403).at(30))
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void lateFinalDecidesAsAPunctualOneWould() {
        assertThat(Trace.one(REQUEST.at(0), REQUEST.ok().at(60_000)).outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(Trace.one(REQUEST.at(0), REQUEST.answer(403).at(60_000)).outcome())
                .isEqualTo(Outcome.REJECTED);
    }
}
