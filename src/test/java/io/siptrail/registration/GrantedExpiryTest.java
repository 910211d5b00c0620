package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long the registrar holds the client's own binding (RFC 3261 §10.2.4, §10.3). */
final class GrantedExpiryTest {

    private static final String OWN = "<sip:alice@10.0.0.1:5060>";
    private static final Packet REQUEST =
            register("c", 1).contact(OWN + ";expires=600").with("Expires", "1800");

    private static Attempt attempt(Packet request, Packet response) {
        return Trace.one(request.at(0), response.at(20));
    }

    @Test
    void contactParameterWins() {
        Packet response =
                REQUEST.answer(200).and("Contact", OWN + ";expires=120").and("Expires", "300");

        assertThat(attempt(REQUEST, response).expiresGranted()).hasValue(120);
    }

    @Test
    void parameterOfAnotherContactDoesNotCount() {
        Packet response = REQUEST.answer(200)
                .and("Contact", "<sip:alice@10.0.0.2>;expires=9999, " + OWN)
                .and("Expires", "300");

        assertThat(attempt(REQUEST, response).expiresGranted()).hasValue(300);
    }

    @Test
    void expiresOfTheResponseComesNext() {
        Packet response = REQUEST.answer(200).and("Contact", OWN).and("Expires", "300");

        assertThat(attempt(REQUEST, response).expiresGranted()).hasValue(300);
    }

    @Test
    void parameterOfTheRequestComesNext() {
        assertThat(attempt(REQUEST, REQUEST.answer(200).and("Contact", OWN)).expiresGranted())
                .hasValue(600);
    }

    @Test
    void expiresOfTheRequestComesLast() {
        Packet request = REQUEST.contact(OWN);

        assertThat(attempt(request, request.answer(200).and("Contact", OWN)).expiresGranted())
                .hasValue(1800);
    }

    @Test
    void nobodyNamesOne() {
        Packet request = REQUEST.contact(OWN).without("Expires");
        Attempt attempt = attempt(request, request.answer(200).and("Contact", OWN));

        assertThat(attempt.expiresGranted()).isEmpty();
        assertThat(attempt.expiresRequested()).isEmpty();
        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void withoutContactTheResponseHeaderCountsBeforeTheRequest() {
        assertThat(attempt(REQUEST, REQUEST.answer(200).and("Expires", "300")).expiresGranted())
                .hasValue(300);
        assertThat(attempt(REQUEST, REQUEST.answer(200)).expiresGranted()).hasValue(600);
    }

    @Test
    void requestAsksWithItsParameterBeforeItsHeader() {
        assertThat(attempt(REQUEST, REQUEST.ok()).expiresRequested()).hasValue(600);
        assertThat(attempt(REQUEST.contact(OWN), REQUEST.ok()).expiresRequested())
                .hasValue(1800);
    }

    @Test
    void lastRequestIsTheOneThatCounts() {
        Packet longer = register("c", 2).with("Expires", "7200");

        Attempt attempt = Trace.one(
                REQUEST.at(0),
                REQUEST.answer(423).and("Min-Expires", "7200").at(10),
                longer.at(20),
                longer.answer(200).and("Contact", OWN + ";expires=7100").at(30));

        assertThat(attempt.expiresRequested()).hasValue(7200);
        assertThat(attempt.expiresGranted()).hasValue(7100);
    }

    @Test
    void refusalGrantsNothing() {
        assertThat(attempt(REQUEST, REQUEST.answer(403)).expiresGranted()).isEmpty();
    }
}
