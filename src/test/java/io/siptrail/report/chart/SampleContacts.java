package io.siptrail.report.chart;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.Outcome;
import io.siptrail.testing.BindingStory;
import io.siptrail.testing.BindingStory.Phone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Judged bindings beside attempts of no matter. */
final class SampleContacts {

    private final List<JudgedBinding> bindings;

    private SampleContacts(List<JudgedBinding> bindings) {
        this.bindings = List.copyOf(bindings);
    }

    /** Four contacts of Alice, of which she left three behind, and one of Bob. */
    static SampleContacts accumulated() {
        BindingStory story = new BindingStory();
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Phone phone = Phone.at("192.0.2.1:5060")
                    .contact("<sip:alice@192.0.2.1:5060;line=" + i + ">")
                    .callId("c" + i);
            listed.add(phone.left(3600));
            story.register(phone, listed.toArray(String[]::new)).seconds(3);
        }
        Phone bob = Phone.at("192.0.2.9:5060");
        return new SampleContacts(story.user("bob")
                .register(bob, bob.left(3600))
                .seconds(3)
                .judge()
                .bindings());
    }

    /** One contact of each of two users. */
    static SampleContacts plain() {
        Phone alice = Phone.at("192.0.2.1:5060");
        Phone bob = Phone.at("192.0.2.9:5060");
        return new SampleContacts(new BindingStory()
                .register(alice, alice.left(3600))
                .user("bob")
                .register(bob, bob.left(3600))
                .seconds(60)
                .judge()
                .bindings());
    }

    /** Shows one attempt and the bindings as a run would. */
    void accept(AuditVisitor visitor) throws IOException {
        SampleResult attempts = SampleResult.capture("2026-01-01T00:00:00Z", Duration.ofMinutes(1))
                .answered(Outcome.REGISTERED, Duration.ZERO, Duration.ofMillis(10));
        attempts.accept(new AuditVisitor() {
            @Override
            public void begin(AuditSummary summary) throws IOException {
                visitor.begin(summary);
                for (JudgedBinding binding : bindings) {
                    visitor.binding(binding);
                }
            }

            @Override
            public void attempt(NumberedAttempt attempt) throws IOException {
                visitor.attempt(attempt);
            }

            @Override
            public void finding(Finding finding) throws IOException {
                visitor.finding(finding);
            }

            @Override
            public void end() throws IOException {
                visitor.end();
            }
        });
    }
}
