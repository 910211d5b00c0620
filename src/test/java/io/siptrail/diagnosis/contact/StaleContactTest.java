package io.siptrail.diagnosis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.registration.BindingState;
import io.siptrail.testing.BindingStory;
import io.siptrail.testing.BindingStory.Outcome;
import io.siptrail.testing.BindingStory.Phone;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which contacts lead nowhere, for which reason and how surely, and which must never be said to. */
final class StaleContactTest {

    private static final String INSTANCE = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";
    private static final String OTHER_INSTANCE = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e129>\"";
    private static final String REFERENCE = "10.0.0.250:9";

    private static final Phone OLD = Phone.at("10.0.0.1:40001");
    private static final Phone NEW = Phone.at("10.0.0.1:40002");

    /** The old contact, a minute later the new one beside which the registrar still lists the old, and ten minutes more. */
    private static BindingStory replaced(Phone old, Phone newer) {
        return new BindingStory()
                .register(old, old.left(3600))
                .seconds(60)
                .register(newer, old.left(3540), newer.left(3600))
                .seconds(600);
    }

    private static String verdict(Phone old, Phone newer) {
        Outcome outcome = replaced(old, newer).judge();
        assertThat(outcome.bindings()).hasSize(2);
        assertThat(outcome.bindings().get(1).isStale()).as("the newer one").isFalse();
        return outcome.bindings()
                .get(0)
                .staleness()
                .map(stale -> stale.reason().label() + " " + stale.confidence().label())
                .orElse("live");
    }

    @Test
    void sameInstanceUnderANewContactIsProof() {
        Phone old = OLD.contact("<sip:alice@10.0.0.1:40001>" + INSTANCE);
        Phone newer = Phone.at("10.0.7.7:5060").contact("<sip:alice@10.0.7.7:5060>" + INSTANCE);

        assertThat(verdict(old, newer)).isEqualTo("superseded proven");
    }

    @Test
    void sameCallIdUnderANewContactIsLikely() {
        assertThat(verdict(OLD.callId("c"), Phone.at("10.0.7.7:5060").callId("c")))
                .isEqualTo("superseded likely");
    }

    @Test
    void sameAddressUnderAnotherPortIsPossibleAsLongAsNoRefreshIsDue() {
        assertThat(verdict(OLD, NEW)).isEqualTo("superseded possible");
    }

    @Test
    void sameAddressUnderAnotherPortIsLikelyWhenNobodyRefreshedTheOlderInTime() {
        Outcome outcome = new BindingStory()
                .register(OLD, 100, OLD.left(100))
                .seconds(60)
                .register(NEW, 100, OLD.left(40), NEW.left(100))
                .seconds(35)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("superseded likely");
    }

    @Test
    void sameAddressWithAnotherOpaqueParameterIsSuperseded() {
        Phone old = OLD.contact("<sip:alice@10.0.0.1:40001;line=1>");
        Phone newer = OLD.contact("<sip:alice@10.0.0.1:40001;line=2>").callId("other");

        assertThat(verdict(old, newer)).isEqualTo("superseded possible");
    }

    @Test
    void differentInstancesAtOneAddressAreNoMoreThanPossible() {
        Phone old = OLD.contact("<sip:alice@10.0.0.1:40001>" + INSTANCE);
        Phone newer = NEW.contact("<sip:alice@10.0.0.1:40002>" + OTHER_INSTANCE);
        Outcome outcome = new BindingStory()
                .register(old, 100, old.left(100))
                .seconds(60)
                .register(newer, 100, old.left(40), newer.left(100))
                .seconds(39)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("superseded possible");
    }

    @Test
    void anyPacketFromTheOlderAddressSinceClearsIt() {
        Outcome outcome = replaced(OLD, NEW).packet("10.0.0.1:40001", REFERENCE).judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void packetsOfALaterContactAtItsPortDoNot() {
        Phone reuse = OLD.contact("<sip:alice@10.0.0.1:40001;line=2>").callId("third");
        Outcome outcome = new BindingStory()
                .register(OLD, 100, OLD.left(100))
                .seconds(60)
                .register(NEW, 600, OLD.left(40), NEW.left(600))
                .seconds(200)
                .register(reuse, 600, NEW.left(400), reuse.left(600))
                .seconds(10)
                .judge();

        assertThat(outcome.bindings()).hasSize(3);
        assertThat(outcome.bindings().get(0).state()).isEqualTo(BindingState.EXPIRED);
        assertThat(outcome.bindings().get(0).isStale()).isTrue();
    }

    @Test
    void aRefreshOfTheOlderSinceClearsIt() {
        Outcome outcome =
                replaced(OLD, NEW).register(OLD, OLD.left(3600), NEW.left(2990)).judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
        assertThat(outcome.verdict(":40002")).isEqualTo("live");
    }

    @Test
    void twoLivePhonesOfOneUserAreNotStale() {
        assertThat(verdict(OLD, Phone.at("10.0.0.2:40001"))).isEqualTo("live");
    }

    @Test
    void twoModelsAtOneAddressAreNotStale() {
        assertThat(verdict(OLD, NEW.userAgent("Other/2.0"))).isEqualTo("live");
    }

    @Test
    void twoPhonesBehindOneNatAreNotStale() {
        Phone one = Phone.at("192.168.1.10:5060").behind("203.0.113.5:40001");
        Phone other = Phone.at("192.168.1.11:5060").behind("203.0.113.5:40002");

        assertThat(verdict(one, other)).isEqualTo("live");
    }

    @Test
    void twoPhonesWhoseContactsNameTheirNatAreNotStale() {
        Phone one = Phone.at("203.0.113.5:40001").via("192.168.1.10:5060");
        Phone other = Phone.at("203.0.113.5:40002").via("192.168.1.11:5060");

        assertThat(verdict(one, other)).isEqualTo("live");
    }

    @Test
    void twoInstancesAtOnePublicAddressAreNotStale() {
        Phone one = Phone.at("203.0.113.5:40001").contact("<sip:alice@203.0.113.5:40001>" + INSTANCE);
        Phone other = Phone.at("203.0.113.5:40002").contact("<sip:alice@203.0.113.5:40002>" + OTHER_INSTANCE);

        assertThat(verdict(one, other)).isEqualTo("live");
    }

    @Test
    void twoNatsWithTheSamePrivateAddressesBehindThemAreNotStale() {
        Phone one = Phone.at("192.168.1.10:5060").behind("203.0.113.5:40001");
        Phone other = Phone.at("192.168.1.10:5062").behind("203.0.113.77:40001");

        assertThat(verdict(one, other)).isEqualTo("live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "TLS", "ws"})
    void twoTransportsOfOnePhoneAreNotStale(String transport) {
        Phone udp = OLD.contact("<sip:alice@10.0.0.1:40001>" + INSTANCE).callId("c");
        Phone other = OLD.contact("<sip:alice@10.0.0.1:40001;transport=" + transport + ">" + INSTANCE)
                .callId("c");

        assertThat(verdict(udp, other)).isEqualTo("live");
    }

    @Test
    void twoFlowsOfOneInstanceAreNotStale() {
        Phone one = OLD.contact("<sip:alice@10.0.0.1:40001>" + INSTANCE + ";reg-id=1")
                .callId("c");
        Phone other = NEW.contact("<sip:alice@10.0.0.1:40002>" + INSTANCE + ";reg-id=2")
                .callId("c");

        assertThat(verdict(one, other)).isEqualTo("live");
    }

    @Test
    void twoVersionsOfIpAreNotStale() {
        Phone one = OLD.contact("<sip:alice@10.0.0.1:40001>" + INSTANCE).callId("c");
        Phone other = NEW.contact("<sip:alice@[2001:db8::1]:40002>" + INSTANCE).callId("c");

        assertThat(verdict(one, other)).isEqualTo("live");
    }

    @Test
    void twoContactsOfOneRegisterAreNotStale() {
        Phone both = OLD.contact("<sip:alice@10.0.0.1:40001>, <sip:alice@10.0.0.1:40002>");
        Outcome outcome = new BindingStory()
                .register(both, "<sip:alice@10.0.0.1:40001>;expires=60", "<sip:alice@10.0.0.1:40002>;expires=60")
                .seconds(30)
                .judge();

        assertThat(outcome.bindings()).hasSize(2).noneMatch(JudgedBinding::isStale);
    }

    @Test
    void whatTheRegistrarReplacedSilentlyIsNotStale() {
        Phone old = OLD.contact("<sip:alice@10.0.0.1:40001>" + INSTANCE);
        Phone newer = NEW.contact("<sip:alice@10.0.0.1:40002>" + INSTANCE);
        Outcome outcome = new BindingStory()
                .register(old, old.left(3600))
                .seconds(60)
                .register(newer, newer.left(3600))
                .seconds(60)
                .judge();

        assertThat(outcome.of(":40001").state()).isEqualTo(BindingState.REPLACED);
        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void whatAListOfManyLacksIsReplacedAndNotStale() {
        Phone third = Phone.at("10.0.0.3:5060");
        Outcome outcome = new BindingStory()
                .register(third, third.left(3600))
                .register(OLD, third.left(3600), OLD.left(3600))
                .seconds(60)
                .register(NEW, third.left(3540), NEW.left(3600))
                .seconds(60)
                .judge();

        assertThat(outcome.of(":40001").state()).isEqualTo(BindingState.REPLACED);
        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void whatWasUnregisteredIsNotStale() {
        Outcome outcome = replaced(OLD, NEW).register(OLD, 0, NEW.left(2990)).judge();

        assertThat(outcome.of(":40001").state()).isEqualTo(BindingState.REMOVED);
        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void eachAnswerSaysHowManyStaleContactsItLists() {
        Phone third = Phone.at("10.0.0.1:40003");
        Outcome outcome = replaced(OLD, NEW)
                .register(third, OLD.left(2940), NEW.left(3000), third.left(3600))
                .judge();

        assertThat(outcome.staleListed()).containsExactly(OptionalLong.of(0), OptionalLong.of(1), OptionalLong.of(2));
    }

    @Test
    void icmpErrorIsProof() {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .icmp("10.0.0.1", 3, 3, "10.0.0.1:40001")
                .seconds(1)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("unreachable proven");
    }

    @Test
    void icmpErrorAboutWhereTheRegistrarSawItIsProofToo() {
        Phone phone = Phone.at("192.168.1.10:5060").behind("203.0.113.5:40001");
        Outcome outcome = new BindingStory()
                .register(phone, phone.left(3600))
                .seconds(10)
                .icmp("203.0.113.5", 3, 1, "203.0.113.5:40001")
                .judge();

        assertThat(outcome.verdict("192.168.1.10")).isEqualTo("unreachable proven");
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "11, 1", "4, 0"})
    void icmpErrorsThatSayNothingOfTheHostAreNone(int type, int code) {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .icmp("10.0.0.1", type, code, "10.0.0.1:40001")
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void icmpErrorBeforeALaterPacketIsCleared() {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .icmp("10.0.0.1", 3, 3, "10.0.0.1:40001")
                .seconds(10)
                .packet("10.0.0.1:40001", REFERENCE)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void icmpErrorAboutAnotherPortIsNone() {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .icmp("10.0.0.1", 3, 3, "10.0.0.1:40009")
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void requestsWithoutAnyAnswerAreLikely() {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .seconds(40)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("unreachable likely");
    }

    @Test
    void aSingleRequestWithoutAnswerMayHaveBeenLost() {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .seconds(40)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("unreachable possible");
    }

    @Test
    void requestsAtTheEndOfTheCaptureProveNothing() {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .seconds(20)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @ParameterizedTest
    @CsvSource({
        "404, unreachable likely",
        "480, unreachable likely",
        "481, unreachable likely",
        "200, live",
        "486, live",
        "501, live"
    })
    void whatItAnswersTellsWhetherAnybodyIsThere(int status, String verdict) {
        Outcome outcome = new BindingStory()
                .register(OLD, OLD.left(3600))
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .options("10.0.0.1:40001", status)
                .seconds(40)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo(verdict);
    }

    @Test
    void silenceMeansNothingWhereOnlyTheRegistrarWasCaptured() {
        Outcome outcome = new BindingStory()
                .answer(OLD, 200, OLD.left(3600))
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .seconds(10)
                .options("sip:alice@10.0.0.1:40001", "10.0.0.1:40001")
                .seconds(40)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }

    @Test
    void requestsAfterItsTimeThatReachNobodyAreAnotherReason() {
        Outcome outcome = new BindingStory()
                .register(OLD, 60, OLD.left(60))
                .seconds(100)
                .icmp("10.0.0.1", 3, 3, "10.0.0.1:40001")
                .judge();

        assertThat(outcome.of(":40001").state()).isEqualTo(BindingState.EXPIRED);
        assertThat(outcome.verdict(":40001")).isEqualTo("expired proven");
    }

    @Test
    void whatIsListedAlmostToItsEndAndNotRefreshedIsStale() {
        Phone other = Phone.at("10.0.0.2:5060");
        Outcome outcome = new BindingStory()
                .register(OLD, 100, OLD.left(100))
                .seconds(95)
                .register(other, 100, OLD.left(5), other.left(100))
                .seconds(20)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("unrefreshed likely");
        assertThat(outcome.verdict("10.0.0.2")).isEqualTo("live");
    }

    @Test
    void whatIsListedAlmostToItsEndIsOnlyPossiblyStaleBeforeThat() {
        Phone other = Phone.at("10.0.0.2:5060");
        Outcome outcome = new BindingStory()
                .register(OLD, 1000, OLD.left(1000))
                .seconds(950)
                .register(other, 1000, OLD.left(50), other.left(1000))
                .seconds(20)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("unrefreshed possible");
    }

    @Test
    void whatIsRefreshedInTimeIsLive() {
        Phone other = Phone.at("10.0.0.2:5060");
        Outcome outcome = new BindingStory()
                .register(OLD, 100, OLD.left(100))
                .seconds(95)
                .register(other, 100, OLD.left(5), other.left(100))
                .seconds(2)
                .register(OLD, 100, OLD.left(100), other.left(98))
                .seconds(20)
                .judge();

        assertThat(outcome.verdict(":40001")).isEqualTo("live");
    }
}
