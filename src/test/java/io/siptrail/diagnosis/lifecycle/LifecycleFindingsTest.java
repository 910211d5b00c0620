package io.siptrail.diagnosis.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.testing.BindingStory;
import io.siptrail.testing.BindingStory.Outcome;
import io.siptrail.testing.BindingStory.Phone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is odd about how bindings are kept, and what is healthy. */
final class LifecycleFindingsTest {

    private static final Phone PHONE = Phone.at("10.0.0.1:5060");
    private static final Phone OTHER = Phone.at("10.0.0.2:5060");

    /** Refreshes of a phone, so many seconds apart, that ask for and get as many seconds. */
    private static BindingStory kept(Phone phone, int asked, int granted, int... secondsApart) {
        BindingStory story = new BindingStory().register(phone, asked, phone.left(granted));
        for (int seconds : secondsApart) {
            story.seconds(seconds).register(phone, asked, phone.left(granted));
        }
        return story;
    }

    @Test
    void aHealthyRegistrationRaisesNothing() {
        assertThat(kept(PHONE, 600, 600, 300, 450, 540, 299).judge().kinds()).isEmpty();
        assertThat(kept(PHONE, 60, 60, 54, 54, 54).judge().kinds()).isEmpty();
    }

    @Test
    void contactsThatTheSameDeviceLeavesBehindPileUp() {
        BindingStory story = new BindingStory();
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Phone phone = Phone.at("10.0.0.1:4000" + i);
            listed.replaceAll(contact ->
                    contact.replaceAll("=.*", "=" + (Integer.parseInt(contact.replaceAll(".*=", "")) - 600)));
            listed.add(phone.left(3600));
            story.register(phone, listed.toArray(String[]::new)).seconds(600);
        }
        Outcome outcome = story.judge();

        Finding finding = outcome.finding(FindingKind.CONTACT_ACCUMULATION);
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.count()).isEqualTo(4);
        assertThat(finding.subject()).isEqualTo("sip:alice@example.com");
        assertThat(Outcome.words(finding))
                .contains("4 contacts at once", "left 3 behind", "6.0 more an hour", "Phone/1.0", "10.0.0.1");
        assertThat(outcome.finding(FindingKind.STALE_CONTACT).count()).isEqualTo(3);
    }

    @Test
    void twoPhonesOfOneUserDoNotPileUp() {
        assertThat(new BindingStory()
                        .register(PHONE, PHONE.left(3600))
                        .register(OTHER, PHONE.left(3600), OTHER.left(3600))
                        .judge()
                        .kinds())
                .isEmpty();
    }

    @Test
    void aBindingThatRanOutLeavesTheUserUnreachable() {
        Finding finding = new BindingStory()
                .register(PHONE, 60, PHONE.left(60))
                .seconds(100)
                .judge()
                .finding(FindingKind.BINDING_EXPIRED);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(Outcome.words(finding)).contains("granted for 60 s", "at least 40.0 s");
    }

    @Test
    void aBindingThatCameBackLongAfterLeavesAGap() {
        Finding finding = new BindingStory()
                .register(PHONE, 60, PHONE.left(60))
                .seconds(500)
                .register(PHONE, 60, PHONE.left(60))
                .judge()
                .finding(FindingKind.BINDING_EXPIRED);

        assertThat(Outcome.words(finding)).contains("for 440.0 s, until the next registration");
    }

    @Test
    void aBindingThatRanOutBesideAnotherLeavesNoGap() {
        assertThat(new BindingStory()
                        .register(PHONE, 60, PHONE.left(60))
                        .register(OTHER, 3600, PHONE.left(60), OTHER.left(3600))
                        .seconds(100)
                        .judge()
                        .kinds())
                .isEmpty();
    }

    @Test
    void aBindingThatWasRemovedLeavesNoGap() {
        assertThat(new BindingStory()
                        .register(PHONE, 60, PHONE.left(60))
                        .seconds(30)
                        .register(PHONE, 0)
                        .seconds(100)
                        .judge()
                        .kinds())
                .isEmpty();
    }

    @Test
    void aRefreshSoonAfterTheEndIsLate() {
        Finding finding = kept(PHONE, 60, 60, 70).judge().finding(FindingKind.REFRESH_LATE);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.count()).isOne();
        assertThat(Outcome.words(finding)).contains("for 10.0 s");
    }

    @Test
    void aRefreshASecondBeforeTheEndAgainAndAgainIsOfLowSeverity() {
        assertThat(kept(PHONE, 600, 600, 595, 595, 595)
                        .judge()
                        .finding(FindingKind.REFRESH_LATE)
                        .severity())
                .isEqualTo(Severity.LOW);
    }

    @Test
    void aClientThatGoesByWhatItAskedForIsTold() {
        Outcome outcome = kept(PHONE, 100, 60, 90, 90).judge();

        assertThat(outcome.finding(FindingKind.REFRESH_ON_REQUESTED_EXPIRY).confidence())
                .isEqualTo(Confidence.LIKELY);
        assertThat(outcome.kinds()).doesNotContain(FindingKind.REFRESH_LATE);
    }

    @Test
    void refreshesInTheFirstQuarterAgainAndAgainAreTooMany() {
        assertThat(kept(PHONE, 3600, 3600, 60, 60, 60)
                        .judge()
                        .finding(FindingKind.REFRESH_TOO_OFTEN)
                        .count())
                .isEqualTo(3);
        assertThat(kept(PHONE, 3600, 3600, 60, 60, 1800).judge().kinds())
                .doesNotContain(FindingKind.REFRESH_TOO_OFTEN, FindingKind.REFRESH_LATE);
    }

    @Test
    void grantsThatShrinkThoughAsMuchIsAskedForAreTold() {
        BindingStory story = new BindingStory();
        for (int granted : new int[] {600, 500, 400}) {
            story.register(PHONE, 600, PHONE.left(granted)).seconds(200);
        }

        assertThat(story.judge().finding(FindingKind.EXPIRES_SHRINKING).severity())
                .isEqualTo(Severity.LOW);
    }

    @Test
    void refreshesThatDoNotMoveTheEndAreWorse() {
        BindingStory story = new BindingStory();
        for (int granted : new int[] {600, 400, 200}) {
            story.register(PHONE, 600, PHONE.left(granted)).seconds(200);
        }

        assertThat(story.judge().finding(FindingKind.EXPIRES_SHRINKING).severity())
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aRegistrarThatGrantsOtherThanWasAskedForIsToldOnce() {
        Outcome outcome = new BindingStory()
                .user("a")
                .register(PHONE, 600, PHONE.left(60))
                .user("b")
                .register(OTHER, 600, OTHER.left(60))
                .judge();

        Finding finding = outcome.finding(FindingKind.GRANTED_DIFFERS);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.subject()).isEqualTo(BindingStory.REGISTRAR);
    }

    @Test
    void aRemovalThatTheListDeniesIsIneffective() {
        Finding finding = new BindingStory()
                .register(PHONE, PHONE.left(3600))
                .seconds(10)
                .register(PHONE, 0, PHONE.left(3590))
                .judge()
                .finding(FindingKind.INEFFECTIVE_UNREGISTER);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void oneDeviceUnderTwoContactsAtOnceIsADuplicate() {
        Phone line1 = PHONE.contact("<sip:alice@10.0.0.1:5060;line=1>");
        Phone line2 = PHONE.contact("<sip:alice@10.0.0.1:5060;line=2>").callId("second");
        Finding finding = new BindingStory()
                .register(line1, line1.left(3600))
                .register(line2, line1.left(3600), line2.left(3600))
                .judge()
                .finding(FindingKind.DUPLICATE_REGISTRATION);

        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.count()).isOne();
    }

    /** Of two devices that each are registered twice, the contacts that are named are those of one. */
    @Test
    void duplicateNamesTwoContactsOfOnePort() {
        Phone one = PHONE.contact("<sip:alice@10.0.0.1:5060;line=1>");
        Phone other = OTHER.contact("<sip:alice@10.0.0.9:5070;line=1>").callId("b");
        Phone oneAgain = PHONE.contact("<sip:alice@10.0.0.1:5060;line=2>").callId("c");
        Phone otherAgain = OTHER.contact("<sip:alice@10.0.0.9:5070;line=2>").callId("d");
        Finding finding = new BindingStory()
                .register(one, one.left(3600))
                .register(other, one.left(3600), other.left(3600))
                .register(oneAgain, one.left(3600), other.left(3600), oneAgain.left(3600))
                .register(otherAgain, one.left(3600), other.left(3600), oneAgain.left(3600), otherAgain.left(3600))
                .judge()
                .finding(FindingKind.DUPLICATE_REGISTRATION);
        String words = finding.explanation().parts().toString();

        assertThat(finding.count()).isEqualTo(2);
        assertThat(words)
                .contains("10.0.0.1:5060;line=1", "10.0.0.1:5060;line=2")
                .doesNotContain("10.0.0.9");
    }

    @Test
    void twoDevicesThatDisplaceEachOtherFlipFlop() {
        Phone third = Phone.at("10.0.0.3:5060");
        BindingStory story = new BindingStory()
                .user("third")
                .register(third, third.left(3600), OTHER.left(100))
                .user("alice");
        for (int i = 0; i < 3; i++) {
            story.register(PHONE, PHONE.left(3600)).seconds(100);
            story.register(OTHER, OTHER.left(3600)).seconds(100);
        }
        Finding finding = story.judge().finding(FindingKind.CONTACT_FLIP_FLOP);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.count()).isEqualTo(4);
    }

    @Test
    void aRegistrarThatOnlyListsItsOwnLooksLikeAFlipFlopAndIsNoMoreThanPossible() {
        BindingStory story = new BindingStory();
        for (int i = 0; i < 3; i++) {
            story.register(PHONE, PHONE.left(3600)).seconds(1000);
            story.register(OTHER, OTHER.left(3600)).seconds(1000);
        }
        Finding finding = story.judge().finding(FindingKind.CONTACT_FLIP_FLOP);

        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aListThatHardlyFitsIntoAPacketSaysHowManyMoreFit() {
        Outcome outcome = listing(28);

        Finding finding = outcome.finding(FindingKind.RESPONSE_NEAR_MTU);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.count()).isEqualTo(28);
        assertThat(Outcome.words(finding)).contains("lists 28 contacts", "more, and it passes the 1472");
    }

    @Test
    void aListThatDoesNotFitIntoAPacketIsWorse() {
        Finding finding = listing(40).finding(FindingKind.RESPONSE_NEAR_MTU);

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aShortListIsNoMatter() {
        assertThat(listing(5).kinds()).isEmpty();
    }

    private static Outcome listing(int contacts) {
        List<String> listed = new ArrayList<>(List.of(PHONE.left(3600)));
        for (int i = 1; i < contacts; i++) {
            listed.add("<sip:alice@10.0.1." + i + ":5060>;expires=3600");
        }
        return new BindingStory().register(PHONE, String.join(", ", listed)).judge();
    }

    @Test
    void findingsOfAKindAreBoundedAndTheRestIsCounted() {
        BindingStory story = new BindingStory();
        for (int i = 0; i < 5; i++) {
            Phone phone = Phone.at("10.0.1." + i + ":5060");
            story.user("u" + i).register(phone, 60, phone.left(60));
        }
        AnalysisLimits all = AnalysisLimits.defaults();
        Outcome outcome = story.seconds(100)
                .judge(new AnalysisLimits(
                        all.capture(),
                        all.net(),
                        all.stream(),
                        all.sip(),
                        all.registration(),
                        all.evidence(),
                        new LifecycleLimits(2),
                        all.timingNames(),
                        all.durationsInMemory(),
                        1,
                        1,
                        all.staleContacts()));

        assertThat(outcome.findings()).hasSize(3);
        assertThat(outcome.findings().get(2).subject()).isEqualTo("(others)");
        assertThat(outcome.findings().get(2).count()).isEqualTo(3);
        assertThat(outcome.findings().get(2).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void filtersNameTheUserAndCannotBeEndedByHisName() {
        assertThat(DisplayFilter.register("sip:alice@example.com"))
                .isEqualTo(
                        "sip.CSeq.method == \"REGISTER\" && sip.to.user == \"alice\" && lower(sip.to.host) == \"example.com\"");
        assertThat(DisplayFilter.literal("a\"||b\\\n")).isEqualTo("\"a\\\"||b\\\\\\x0a\"");
    }
}
