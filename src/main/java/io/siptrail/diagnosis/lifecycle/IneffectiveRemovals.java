package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.Habit;

/** {@code ineffective-unregister}: a 2xx to a request to remove a contact (RFC 3261 §10.2.2) that lists it all the same. */
final class IneffectiveRemovals implements LifecycleRule {

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        for (JudgedBinding binding : aor.bindings()) {
            Habit habit = binding.binding().habit();
            if (habit.keptAfterRemoval() > 0) {
                book.add(aor.finding(
                        Severity.MEDIUM,
                        FindingKind.INEFFECTIVE_UNREGISTER,
                        Confidence.PROVEN,
                        habit.keptAfterRemoval(),
                        binding.shownNanos(),
                        Statement.of("The client asked to have ")
                                .quote(binding.binding().contact().uri())
                                .text(" removed, and the registrar answered with success, yet still lists it."),
                        "Let the client name the contact exactly as it was registered; look at how the registrar compares contacts.",
                        AorBindings.frames(binding)));
            }
        }
    }
}
