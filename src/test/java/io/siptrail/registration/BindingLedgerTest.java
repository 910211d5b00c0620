package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Observed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registrar holds for one address-of-record (RFC 3261 §10.3), as its answers say. */
final class BindingLedgerTest {

    private static final Packet REQUEST = register("c", 1);
    private static final String OWN = "<sip:alice@10.0.0.1:5060>";
    private static final String OTHER = "<sip:alice@10.0.0.2:5060>";
    private static final String INSTANCE = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";
    private static final int SECOND = 1_000;

    private static Packet listing(Packet request, String... contacts) {
        Packet answer = request.answer(200);
        for (String contact : contacts) {
            answer = answer.and("Contact", contact);
        }
        return answer;
    }

    private static long granted(Packet request, Packet answer) {
        return Trace.of(request, answer.at(20)).onlyBinding().grants().grantedSeconds();
    }

    private static List<String> uris(Trace trace) {
        return trace.bindings().stream().map(binding -> binding.contact().uri()).toList();
    }

    private static List<BindingState> states(Trace trace) {
        return trace.bindings().stream()
                .map(binding -> binding.ending().state())
                .toList();
    }

    @Test
    void whoRegistersWhereAndForHowLong() {
        Binding binding = Trace.of(
                        REQUEST, listing(REQUEST, OWN + ";expires=600;q=0.5").at(20))
                .onlyBinding();

        assertThat(binding.aor()).isEqualTo("sip:alice@example.com");
        assertThat(binding.contact().uri()).isEqualTo("sip:alice@10.0.0.1:5060");
        assertThat(binding.contact().q()).hasValue(0.5);
        assertThat(binding.registrar()).isEqualTo(Packet.endpoint("10.0.0.200:5060"));
        assertThat(binding.registrant()).hasValueSatisfying(who -> {
            assertThat(who.userAgent()).isEqualTo("Phone/1.0");
            assertThat(who.source()).isEqualTo(Packet.endpoint("10.0.0.1:5060"));
            assertThat(who.via()).isEqualTo("10.0.0.1");
        });
        assertThat(binding.grants().requestedSeconds()).isEqualTo(3600);
        assertThat(binding.grants().grantedSeconds()).isEqualTo(600);
        assertThat(binding.ending().expiresNanos()).isEqualTo(Packet.START + 600_020_000_000L);
        assertThat(binding.frames().first()).hasSize(1);
    }

    @Test
    void parameterOfTheContactIsGrantedBeforeTheHeader() {
        assertThat(granted(REQUEST, listing(REQUEST, OWN + ";expires=60").and("Expires", "1800")))
                .isEqualTo(60);
    }

    @Test
    void headerOfTheResponseIsGrantedBeforeWhatWasAskedFor() {
        assertThat(granted(REQUEST, listing(REQUEST, OWN).and("Expires", "1800")))
                .isEqualTo(1800);
    }

    @Test
    void whatWasAskedForIsGrantedWhereTheResponseSaysNothing() {
        assertThat(granted(REQUEST, listing(REQUEST, OWN))).isEqualTo(3600);
        assertThat(granted(REQUEST, REQUEST.answer(200))).isEqualTo(3600);
    }

    @Test
    void whatWasAskedForSaysNothingOfOthers() {
        Trace trace =
                Trace.of(REQUEST, listing(REQUEST, OTHER, OWN + ";expires=60").at(20));

        assertThat(trace.bindings()).hasSize(2).anySatisfy(other -> {
            assertThat(other.contact().uri()).isEqualTo("sip:alice@10.0.0.2:5060");
            assertThat(other.isGranted()).isFalse();
            assertThat(other.listings().firstSeconds()).isEqualTo(Binding.UNKNOWN);
            assertThat(other.ending().expiresNanos()).isEqualTo(Binding.NEVER);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "1.5", ""})
    void anExpiryThatCannotBeReadIsNone(String written) {
        assertThat(granted(
                        REQUEST, listing(REQUEST, OWN + ";expires=" + written).and("Expires", "90")))
                .isEqualTo(90);
    }

    @Test
    void neitherSideNamesAnExpiryIsCounted() {
        Packet request = REQUEST.without("Expires");
        Trace trace = Trace.of(request, listing(request, OWN).at(20));

        assertThat(trace.onlyBinding().grants().grantedSeconds()).isEqualTo(Binding.UNKNOWN);
        assertThat(states(trace)).containsExactly(BindingState.ACTIVE);
        assertThat(trace.irregularities()).containsEntry("expiry-missing", 1L);
    }

    @Test
    void anAbsurdExpiryIsCountedAndKept() {
        Trace trace = Trace.of(
                REQUEST, listing(REQUEST, OWN + ";expires=99999999999999").at(20));

        assertThat(trace.onlyBinding().grants().grantedSeconds()).isEqualTo(4_294_967_295L);
        assertThat(states(trace)).containsExactly(BindingState.ACTIVE);
        assertThat(trace.irregularities()).containsEntry("expiry-absurd", 1L);
    }

    @Test
    void refreshesAreCounted() {
        Packet again = register("c", 2);
        Packet third = register("c", 3);
        Binding binding = Trace.of(
                        REQUEST,
                        listing(REQUEST, OWN + ";expires=100").at(0),
                        again.at(50 * SECOND),
                        listing(again, OWN + ";expires=100").at(50 * SECOND),
                        third.at(100 * SECOND),
                        listing(third, OWN + ";expires=100").at(100 * SECOND))
                .onlyBinding();

        assertThat(binding.grants().count()).isEqualTo(3);
        assertThat(binding.grants().firstNanos()).isEqualTo(Packet.START);
        assertThat(binding.grants().lastNanos()).isEqualTo(Packet.START + 100_000_000_000L);
        assertThat(binding.ending().expiresNanos()).isEqualTo(Packet.START + 200_000_000_000L);
    }

    @Test
    void refreshInTheFirstQuarterIsEarlyAndOneAfterTheEndIsLate() {
        Packet early = register("c", 2);
        Packet late = register("c", 3);
        Habit habit = Trace.of(
                        REQUEST,
                        listing(REQUEST, OWN + ";expires=100").at(0),
                        early.at(20 * SECOND),
                        listing(early, OWN + ";expires=100").at(20 * SECOND),
                        late.at(130 * SECOND),
                        listing(late, OWN + ";expires=100").at(130 * SECOND))
                .onlyBinding()
                .habit();

        assertThat(habit.early()).isOne();
        assertThat(habit.late()).isOne();
        assertThat(habit.longestGap()).isEqualTo(10_000_000_000L);
        assertThat(habit.gapNanos()).isEqualTo(Packet.START + 120_000_000_000L);
    }

    @Test
    void whatLapsedForLongerThanItHadLastedIsAnotherBinding() {
        Packet later = register("c", 2);
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=60").at(0),
                later.at(121 * SECOND),
                listing(later, OWN + ";expires=600").at(121 * SECOND));

        assertThat(states(trace)).containsExactly(BindingState.EXPIRED, BindingState.ACTIVE);
        assertThat(trace.attempts()).extracting(Attempt::kind).last().isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void whatIsNotRefreshedExpires() {
        assertThat(states(
                        Trace.of(REQUEST, listing(REQUEST, OWN + ";expires=300").at(0))))
                .containsExactly(BindingState.EXPIRED);
        assertThat(states(
                        Trace.of(REQUEST, listing(REQUEST, OWN + ";expires=301").at(0))))
                .containsExactly(BindingState.ACTIVE);
    }

    @Test
    void zeroSecondsRemove() {
        Packet remove = register("c", 2).with("Expires", "0");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600").at(0),
                remove.at(SECOND),
                listing(remove).at(SECOND));

        assertThat(states(trace)).containsExactly(BindingState.REMOVED);
        assertThat(trace.onlyBinding().ending().nanos()).isEqualTo(Packet.START + 1_000_000_000L);
    }

    @Test
    void removalLeavesTheContactsOfOthersAlone() {
        Packet remove = register("c", 2).with("Expires", "0");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600", OTHER + ";expires=3600").at(0),
                remove.at(SECOND),
                listing(remove, OTHER + ";expires=3599").at(SECOND));

        assertThat(uris(trace)).containsExactly("sip:alice@10.0.0.1:5060", "sip:alice@10.0.0.2:5060");
        assertThat(states(trace)).containsExactly(BindingState.REMOVED, BindingState.ACTIVE);
        assertThat(trace.bindings().get(1).isGranted()).isFalse();
    }

    @Test
    void wildcardRemovesAll() {
        Packet remove = register("c", 2).contact("*").with("Expires", "0");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600", OTHER + ";expires=3600").at(0),
                remove.at(SECOND),
                listing(remove).at(SECOND));

        assertThat(states(trace)).containsExactly(BindingState.REMOVED, BindingState.REMOVED);
    }

    @Test
    void removalThatTheListDeniesIsIneffective() {
        Packet remove = register("c", 2).with("Expires", "0");
        Binding binding = Trace.of(
                        REQUEST,
                        listing(REQUEST, OWN + ";expires=3600").at(0),
                        remove.at(SECOND),
                        listing(remove, OWN + ";expires=3599").at(SECOND))
                .onlyBinding();

        assertThat(binding.ending().state()).isEqualTo(BindingState.ACTIVE);
        assertThat(binding.habit().keptAfterRemoval()).isOne();
        assertThat(binding.grants().count()).isOne();
    }

    @Test
    void refusalThatListsContactsGrantsNothing() {
        Packet refused = REQUEST.answer(503).and("Contact", OTHER + ";expires=57");
        Binding binding = Trace.of(REQUEST, refused.at(20)).onlyBinding();

        assertThat(binding.contact().uri()).isEqualTo("sip:alice@10.0.0.2:5060");
        assertThat(binding.isGranted()).isFalse();
        assertThat(binding.registrant()).isEmpty();
        assertThat(binding.listings().firstSeconds()).isEqualTo(57);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 305, 380, 485})
    void contactsOfARedirectionAreNoBindings(int status) {
        assertThat(Trace.of(
                                REQUEST,
                                REQUEST.answer(status).and("Contact", OTHER).at(20))
                        .bindings())
                .isEmpty();
    }

    @Test
    void queryShowsTheSetWithoutChangingIt() {
        Packet query = register("q", 1).without("Contact").without("Expires");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600").at(0),
                query.at(60 * SECOND),
                listing(query, OWN + ";expires=3540", OTHER + ";expires=100").at(60 * SECOND));

        assertThat(trace.bindings()).hasSize(2).first().satisfies(own -> {
            assertThat(own.grants().count()).isOne();
            assertThat(own.grants().lastNanos()).isEqualTo(Packet.START);
            assertThat(own.listings().count()).isOne();
            assertThat(own.ending().expiresNanos()).isEqualTo(Packet.START + 3_600_000_000_000L);
        });
        assertThat(trace.bindings().get(1).isGranted()).isFalse();
    }

    @Test
    void instanceAndFlowAreOneBindingWhereverTheyGo() {
        Packet first = REQUEST.contact(OWN + INSTANCE + ";reg-id=1");
        Packet moved = register("d", 1).contact("<sip:alice@10.9.9.9:7777>" + INSTANCE + ";reg-id=1");
        Binding binding = Trace.of(
                        first,
                        listing(first, OWN + INSTANCE + ";reg-id=1;expires=3600")
                                .at(0),
                        moved.at(SECOND),
                        listing(moved, "<sip:alice@10.9.9.9:7777>" + INSTANCE + ";reg-id=1;expires=3600")
                                .at(SECOND))
                .onlyBinding();

        assertThat(binding.contact().uri()).isEqualTo("sip:alice@10.9.9.9:7777");
        assertThat(binding.grants().count()).isEqualTo(2);
    }

    @Test
    void twoFlowsOfAnInstanceAreTwoBindings() {
        Packet both = REQUEST.contact(OWN + INSTANCE + ";reg-id=1");
        Trace trace = Trace.of(
                both,
                listing(both, OWN + INSTANCE + ";reg-id=1;expires=60", OWN + INSTANCE + ";reg-id=2;expires=50")
                        .at(20));

        assertThat(trace.bindings()).hasSize(2);
    }

    @Test
    void sameInstanceBoundAnewReplacesTheContactThatTheListLacks() {
        Packet first = REQUEST.contact(OWN + INSTANCE);
        Packet second = register("d", 1).contact(OTHER + INSTANCE);
        Trace trace = Trace.of(
                first,
                listing(first, OWN + INSTANCE + ";expires=3600").at(0),
                second.at(SECOND),
                listing(second, OTHER + INSTANCE + ";expires=3600").at(SECOND));

        assertThat(states(trace)).containsExactly(BindingState.REPLACED, BindingState.ACTIVE);
    }

    @Test
    void sameInstanceListedWithTwoContactsIsTwoBindings() {
        Packet first = REQUEST.contact(OWN + INSTANCE);
        Trace trace = Trace.of(
                first,
                listing(first, OTHER + INSTANCE + ";expires=3000", OWN + INSTANCE + ";expires=3600")
                        .at(20));

        assertThat(states(trace)).containsExactly(BindingState.ACTIVE, BindingState.ACTIVE);
    }

    @Test
    void aFullListWithoutAContactOmitsIt() {
        Packet other = register("d", 1).phone("10.0.0.2:5060");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600").at(0),
                other.at(SECOND),
                listing(other, OTHER + ";expires=3600").at(SECOND));

        assertThat(trace.bindings().get(0).ending().omittedNanos()).isEqualTo(Packet.START + 1_000_000_000L);
        assertThat(trace.registrars().listsForeign(Packet.endpoint("10.0.0.200:5060")))
                .isFalse();
    }

    @Test
    void anotherSpellingOfTheUriIsTheSameBinding() {
        Packet again = register("c", 2).contact("<SIP:alice@10.0.0.1:5060>");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600").at(0),
                again.at(SECOND),
                listing(again, "<sip:%61lice@10.0.0.1:5060>;expires=3600").at(SECOND));

        assertThat(trace.onlyBinding().grants().count()).isEqualTo(2);
    }

    @Test
    void equivalentUrisThatStandInOneListAreTwoBindings() {
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600", "<sip:alice@10.0.0.1:5060;line=1>;expires=100")
                        .at(20));

        assertThat(uris(trace)).containsExactly("sip:alice@10.0.0.1:5060", "sip:alice@10.0.0.1:5060;line=1");
    }

    @Test
    void theSameContactTwiceInOneListCountsOnce() {
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600", OTHER + ";expires=60", OTHER + ";expires=50")
                        .at(20));

        assertThat(trace.bindings()).hasSize(2);
        assertThat(trace.bindings().get(1).listings().firstSeconds()).isEqualTo(60);
        assertThat(trace.irregularities()).containsEntry("contact-listed-twice", 1L);
    }

    @Test
    void theOwnContactTwiceInOneListCountsOnce() {
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600", OWN + ";expires=50").at(20));

        assertThat(trace.onlyBinding().grants().grantedSeconds()).isEqualTo(3600);
        assertThat(trace.irregularities()).containsEntry("contact-listed-twice", 1L);
    }

    @Test
    void wildcardInAResponseIsCountedAndMeansNothing() {
        Trace trace =
                Trace.of(REQUEST, listing(REQUEST, "*", OWN + ";expires=3600").at(20));

        assertThat(states(trace)).containsExactly(BindingState.ACTIVE);
        assertThat(trace.irregularities()).containsEntry("wildcard-in-response", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>;expires=60", ";expires=60", "\"Nobody\" ;q=1"})
    void aContactWithoutUriIsNoBinding(String nothing) {
        Trace trace = Trace.of(
                REQUEST, listing(REQUEST, nothing, OWN + ";expires=3600").at(20));

        assertThat(uris(trace)).containsExactly("sip:alice@10.0.0.1:5060");
    }

    @Test
    void aClockThatJumpsBackGivesNoNegativeTimes() {
        Packet again = register("c", 2);
        Trace trace = Trace.of(
                REQUEST.at(100 * SECOND),
                listing(REQUEST, OWN + ";expires=60").at(100 * SECOND),
                again.at(10 * SECOND),
                listing(again, OWN + ";expires=60").at(10 * SECOND));

        assertThat(trace.onlyBinding().grants().count()).isEqualTo(2);
        assertThat(trace.onlyBinding().habit().late()).isZero();
        assertThat(trace.irregularities()).containsEntry("clock-went-back", 2L);
    }

    @Test
    void oneRequestOnTwoHopsGrantsOnceToTheClientOfTheFirst() {
        Packet far = REQUEST.forwarded("10.0.0.100:5060", "z9hG4bK-proxy", "10.0.0.200:5060");
        Packet near = REQUEST.destination("10.0.0.100:5060");
        Binding binding = Trace.of(
                        near.at(0),
                        far.at(1),
                        listing(far, OWN + ";expires=3600").at(2),
                        listing(near, OWN + ";expires=3600").at(3))
                .onlyBinding();

        assertThat(binding.grants().count()).isOne();
        assertThat(binding.registrar()).isEqualTo(Packet.endpoint("10.0.0.200:5060"));
        assertThat(binding.registrant().orElseThrow().source()).isEqualTo(Packet.endpoint("10.0.0.1:5060"));
    }

    @Test
    void anAnswerCapturedBeforeItsRequestGrantsAllTheSame() {
        Trace trace = Trace.of(listing(REQUEST, OWN + ";expires=600").at(0), REQUEST.at(1));

        assertThat(trace.onlyBinding().grants().count()).isOne();
        assertThat(trace.onlyBinding().listings().cameListed()).isFalse();
        assertThat(trace.only().kind()).isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void withoutRequestsContactsAreOnlyListed() {
        Binding binding = Trace.of(listing(REQUEST, OWN + ";expires=600").at(0)).onlyBinding();

        assertThat(binding.isGranted()).isFalse();
        assertThat(binding.listings().firstSeconds()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource({"3540, true", "3541, true", "3600, false"})
    void listsThatShowLessAsTimePassesCountDown(int secondsAfterAMinute, boolean countsDown) {
        Packet other = register("d", 1).phone("10.0.0.2:5060");
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600").at(0),
                other.at(60 * SECOND),
                listing(other, OWN + ";expires=" + secondsAfterAMinute, OTHER + ";expires=3600")
                        .at(60 * SECOND));

        assertThat(trace.registrars().countsDown(Packet.endpoint("10.0.0.200:5060")))
                .isEqualTo(countsDown);
    }

    @Test
    void moreThanCanBeLeftIsARefreshThatTheCaptureDoesNotShow() {
        Packet second = register("c", 2);
        Packet third = register("c", 3);
        Trace trace = Trace.of(
                REQUEST,
                listing(REQUEST, OWN + ";expires=3600", OTHER + ";expires=600").at(0),
                second.at(100 * SECOND),
                listing(second, OWN + ";expires=3600", OTHER + ";expires=500").at(100 * SECOND),
                third.at(200 * SECOND),
                listing(third, OWN + ";expires=3600", OTHER + ";expires=590").at(200 * SECOND));

        assertThat(trace.bindings().get(1).listings().renewals()).isOne();
    }

    @Test
    void usualGrantOfARegistrarIsTheMostCommon() {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Packet request = register("c" + i, 1).with("To", "<sip:u" + i + "@example.com>");
            packets.add(request.at(i));
            packets.add(
                    listing(request, OWN + ";expires=" + (i == 0 ? 60 : 1800)).at(i));
        }

        assertThat(Trace.of(packets).registrars().usualGrant(Packet.endpoint("10.0.0.200:5060")))
                .hasValue(1800);
    }

    @Test
    @Timeout(30)
    void thousandsOfContactsOfOneUserTakeTimeByTheirNumber() {
        List<Packet> packets = new ArrayList<>();
        int crowd = 5_000;
        for (int i = 0; i < crowd; i++) {
            String contact = "<sip:alice@10.0.0.1:5060;line=" + i + ">";
            Packet request = register("c" + i, 1).contact(contact).at(i * 100L);
            packets.add(request);
            packets.add(listing(request, contact + ";expires=600").at(i * 100L));
        }

        Trace trace = Trace.of(packets);

        assertThat(trace.bindings()).hasSize(crowd);
    }

    @Test
    void whatCameOutDoesNotDependOnHowOftenTimeWasTold() {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Packet request = register("c", i + 1).contact("<sip:alice@10.0.0." + i % 7 + ":5060>");
            packets.add(request.at(i * 30L * SECOND));
            packets.add(listing(request, request.header("Contact") + ";expires=" + (20 + i % 5 * 40))
                    .at(i * 30L * SECOND));
        }
        List<Binding> untold = new ArrayList<>();
        Registrations silent = new Registrations(RegistrationLimits.defaults(), attempt -> {}, untold::add);
        List<Binding> told = new ArrayList<>();
        Registrations ticking = new Registrations(RegistrationLimits.defaults(), attempt -> {}, told::add);
        long now = Packet.START;
        for (Observed observed : Trace.observed(packets)) {
            silent.accept(observed);
            for (; now < observed.position().orderNanos(); now += 1_000_000_000L) {
                ticking.advance(now);
            }
            ticking.accept(observed);
        }
        silent.finish();
        ticking.finish();

        assertThat(told).hasSizeGreaterThan(7).containsExactlyInAnyOrderElementsOf(untold);
    }
}
