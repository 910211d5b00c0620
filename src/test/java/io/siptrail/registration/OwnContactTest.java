package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the Contacts that a 200 lists is the client's own. Two others are listed as well, so that it is not the only one. */
final class OwnContactTest {

    private static final String OTHERS = "<sip:zoe@10.0.0.8:5060>;expires=901, <sip:yan@10.0.0.9:5060;x=1>;expires=902";
    private static final String INSTANCE = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";
    private static final String OTHER_INSTANCE = ";+sip.instance=\"<urn:uuid:11111111-0000-1000-8000-000a95a0e128>\"";

    private static Attempt attempt(Packet request, Packet response) {
        return Trace.one(request.at(0), response.at(20));
    }

    private static Attempt attempt(String own, String listed) {
        Packet request = register("c", 1).contact(own);
        return attempt(request, request.answer(200).and("Contact", OTHERS + ", " + listed + ";expires=77"));
    }

    private static void assertOwn(Attempt attempt) {
        assertThat(attempt.outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(attempt.expiresGranted()).hasValue(77);
    }

    private static void assertForeign(Attempt attempt) {
        assertThat(attempt.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(attempt.expiresGranted()).isEmpty();
    }

    /** The equivalent pairs of RFC 3261 §19.1.4, and their like. */
    @ParameterizedTest
    @CsvSource({
        "sip:alice@10.0.0.1:5060, sip:alice@10.0.0.1:5060",
        "sip:%61lice@atlanta.com;transport=TCP, sip:alice@AtLanTa.CoM;Transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
        "sip:carol@chicago.com, sip:carol@chicago.com;security=on",
        "sip:carol@chicago.com;newparam=5, sip:carol@chicago.com",
        "SIP:alice@10.0.0.1, sip:alice@10.0.0.1",
        "sip:biloxi.com;transport=tcp;method=REGISTER, sip:biloxi.com;method=REGISTER;transport=tcp",
    })
    void equivalentUriIsTheOwn(String own, String listed) {
        assertOwn(attempt("<" + own + ">", "<" + listed + ">"));
    }

    /** The pairs of RFC 3261 §19.1.4 that are not equivalent, and their like. */
    @ParameterizedTest
    @CsvSource({
        "SIP:ALICE@AtLanTa.CoM;Transport=udp, sip:alice@AtLanTa.CoM;Transport=UDP",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:5060",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:6000;transport=tcp",
        "sip:carol@chicago.com;newparam=5, sip:carol@chicago.com;newparam=6",
        "sip:carol@chicago.com, sip:dave@chicago.com",
        "sip:carol@chicago.com, sips:carol@chicago.com",
        "sip:carol@10.0.0.77;line=a, sip:carol@10.0.0.77;line=b",
    })
    void otherUriIsForeign(String own, String listed) {
        assertForeign(attempt("<" + own + ">", "<" + listed + ">"));
    }

    @Test
    void sameTextIsPreferredToAnEquivalentOne() {
        Packet request = register("c", 1).contact("<sip:carol@chicago.com;newparam=5>");
        Packet response = request.answer(200)
                .and("Contact", "<sip:carol@chicago.com>;expires=11, <sip:carol@chicago.com;newparam=5>;expires=77");

        assertOwn(attempt(request, response));
    }

    @Test
    void sameInstanceAndFlowIsTheOwn() {
        assertOwn(attempt(
                "<sip:alice@10.0.0.1>" + INSTANCE + ";reg-id=1",
                "<sip:alice@198.51.100.7:1024>" + INSTANCE + ";reg-id=1"));
    }

    @Test
    void sameInstanceWithoutFlowIsTheOwn() {
        assertOwn(attempt("<sip:alice@10.0.0.1>" + INSTANCE, "<sip:alice@192.0.2.9:5080>" + INSTANCE));
    }

    @Test
    void otherFlowOfTheInstanceIsForeign() {
        assertForeign(attempt(
                "<sip:alice@10.0.0.1>" + INSTANCE + ";reg-id=1",
                "<sip:alice@192.0.2.9:5080>" + INSTANCE + ";reg-id=2"));
    }

    @Test
    void otherInstanceIsForeign() {
        assertForeign(attempt(
                "<sip:alice@10.0.0.1>" + INSTANCE + ";reg-id=1",
                "<sip:alice@192.0.2.9:5080>" + OTHER_INSTANCE + ";reg-id=1"));
    }

    @Test
    void addressThatTheRequestCameFromIsTheOwn() {
        Packet request = register("c", 1).contact("<sip:alice@192.168.1.2>").source("198.51.100.7:40000");
        Packet response = request.answer(200).and("Contact", OTHERS + ", <sip:alice@198.51.100.7:40000>;expires=77");

        assertOwn(attempt(request, response));
    }

    @Test
    void addressThatTheRegistrarSawIsTheOwn() {
        Packet request = register("c", 1).contact("<sip:alice@192.168.1.2>");
        Packet response = request.answer(200)
                .via(request.header("Via") + ";received=198.51.100.7;rport=40000")
                .and("Contact", OTHERS + ", <sip:alice@198.51.100.7:40000>;expires=77");

        assertOwn(attempt(request, response));
    }

    @ParameterizedTest
    @CsvSource({"alice, 198.51.100.7:40001", "alice, 198.51.100.8:40000", "zed, 198.51.100.7:40000"})
    void anyOtherAddressOrUserIsForeign(String user, String listed) {
        Packet request = register("c", 1).contact("<sip:alice@192.168.1.2>").source("198.51.100.7:40000");
        Packet response = request.answer(200)
                .via(request.header("Via") + ";received=198.51.100.7;rport=40000")
                .and("Contact", "%s, <sip:%s@%s>;expires=77".formatted(OTHERS, user, listed));

        assertForeign(attempt(request, response));
    }

    @Test
    void onlyOneListedIsTheOwnHoweverItLooks() {
        Packet request = register("c", 1);

        assertOwn(attempt(request, request.answer(200).and("Contact", "<sip:gw@192.0.2.99:5090>;expires=77")));
    }

    @Test
    void oneOfTwoForeignOnesIsNot() {
        Packet request = register("c", 1);

        assertForeign(attempt(
                request,
                request.answer(200).and("Contact", "<sip:gw@192.0.2.99>;expires=77, <sip:gw@192.0.2.98>;expires=77")));
    }

    @Test
    void instanceCountsForMoreThanTheReceivedAddress() {
        Packet request =
                register("c", 1).contact("<sip:alice@192.168.1.2>" + INSTANCE).source("198.51.100.7:40000");
        Packet response = request.answer(200)
                .and("Contact", "<sip:alice@198.51.100.7:40000>;expires=11")
                .and("Contact", "<sip:alice@203.0.113.4:5060>" + INSTANCE + ";expires=77");

        assertOwn(attempt(request, response));
    }

    @Test
    void oneOfSeveralOwnContactsIsEnough() {
        Packet request = register("c", 1).contact("<sip:alice@10.0.0.1>, <sip:alice@10.0.0.2>");
        Packet response = request.answer(200).and("Contact", OTHERS + ", <sip:alice@10.0.0.2>;expires=77");

        assertOwn(attempt(request, response));
    }

    @Test
    void contactsInCompactFormAndSeveralHeadersAreAllRead() {
        Packet request = register("c", 1);
        Packet response = request.answer(200).and("m", OTHERS).and("m", request.header("Contact") + ";expires=77");

        assertOwn(attempt(request, response));
        assertThat(attempt(request, response).contactsListed()).hasValue(3);
    }
}
