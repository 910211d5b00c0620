package io.siptrail.diagnosis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.registration.BindingState;
import io.siptrail.testing.BindingStory;
import io.siptrail.testing.BindingStory.Outcome;
import io.siptrail.testing.BindingStory.Phone;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a list tells of the time before the capture: registrars name the seconds that remain (RFC 3261 §10.3 step 8). */
final class BindingHistoryTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_ANSWER =
            Instant.parse("2026-01-01T00:00:00.010Z").toEpochMilli() * 1_000_000;

    private static final Phone OWN = Phone.at("10.0.0.1:5060");
    private static final Phone OTHER = Phone.at("10.0.0.2:5060");

    @Test
    void aListedContactWasRefreshedWhenItsUsualGrantBegan() {
        BindingTimes times = new BindingStory()
                .register(OWN, OTHER.left(2527), OWN.left(3600))
                .judge()
                .of("10.0.0.2")
                .times();

        assertThat(times.inferred()).isTrue();
        assertThat(times.registeredNanos()).hasValue(FIRST_ANSWER - 1073 * SECOND);
        assertThat(times.refreshedNanos()).hasValue(FIRST_ANSWER - 1073 * SECOND);
        assertThat(times.grantedSeconds()).hasValue(3600);
        assertThat(times.expiresNanos()).hasValue(FIRST_ANSWER + 2527 * SECOND);
    }

    @Test
    void itsOwnGrantGoesBeforeThatOfOthers() {
        Outcome outcome = new BindingStory()
                .register(OWN, OTHER.left(427), OWN.left(3600))
                .seconds(100)
                .register(OTHER, 600, OTHER.left(600), OWN.left(3500))
                .judge();

        assertThat(outcome.of("10.0.0.2").times().registeredNanos()).hasValue(FIRST_ANSWER - 173 * SECOND);
        assertThat(outcome.of("10.0.0.2").times().refreshedNanos()).hasValue(FIRST_ANSWER + 100 * SECOND + 10_000_000);
        assertThat(outcome.of("10.0.0.2").times().refreshes()).isOne();
    }

    @Test
    void theGrantOfTheUserGoesBeforeThatOfTheRegistrar() {
        BindingStory story = new BindingStory();
        for (int i = 0; i < 5; i++) {
            Phone phone = Phone.at("10.0.1." + i + ":5060");
            story.user("u" + i).register(phone, 7200, phone.left(7200));
        }
        Outcome outcome = story.user("alice")
                .register(OWN, OTHER.left(2527), OWN.left(3600))
                .judge();

        assertThat(outcome.of("10.0.0.2").times().grantedSeconds()).hasValue(3600);
    }

    @Test
    void theRegistrarsMostCommonGrantCountsWhereTheUsersIsTooShort() {
        BindingStory story = new BindingStory();
        for (int i = 0; i < 5; i++) {
            Phone phone = Phone.at("10.0.1." + i + ":5060");
            story.user("u" + i).register(phone, 3600, phone.left(3600));
        }
        Outcome outcome = story.user("alice")
                .register(OWN, OTHER.left(2527), OWN.left(60))
                .seconds(30)
                .register(OWN, OTHER.left(2497), OWN.left(60))
                .judge();

        assertThat(outcome.of("10.0.0.2").times().grantedSeconds()).hasValue(3600);
    }

    @Test
    void nothingIsInferredFromARegistrarThatDoesNotCountDown() {
        Outcome outcome = new BindingStory()
                .register(OWN, OTHER.left(1800), OWN.left(3600))
                .seconds(60)
                .register(OWN, OTHER.left(1800), OWN.left(3600))
                .judge();

        BindingTimes times = outcome.of("10.0.0.2").times();
        assertThat(times.inferred()).isFalse();
        assertThat(times.registeredNanos()).isEmpty();
        assertThat(times.refreshedNanos()).isEmpty();
    }

    @Test
    void whatWasRegisteredInTheCaptureIsSeen() {
        BindingTimes times = new BindingStory()
                .register(OWN, OWN.left(600))
                .seconds(300)
                .register(OWN, OWN.left(600))
                .judge()
                .of("10.0.0.1")
                .times();

        assertThat(times.inferred()).isFalse();
        assertThat(times.registeredNanos()).hasValue(FIRST_ANSWER);
        assertThat(times.refreshedNanos()).hasValue(FIRST_ANSWER + 300 * SECOND + 10_000_000);
        assertThat(times.refreshes()).isOne();
    }

    @Test
    void aContactThatOnlyARefusalListsIsHeldAllTheSame() {
        Outcome outcome = new BindingStory()
                .request(OWN, "Contact: " + OWN.contact() + "\nExpires: 60\n")
                .answer(OWN, 503, OTHER.left(57))
                .judge();

        assertThat(outcome.bindings()).singleElement().satisfies(judged -> {
            assertThat(judged.state()).isEqualTo(BindingState.ACTIVE);
            assertThat(judged.binding().isGranted()).isFalse();
        });
    }
}
