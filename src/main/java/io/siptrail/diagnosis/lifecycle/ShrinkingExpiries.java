package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.Habit;

/** {@code expires-shrinking}: the registrar grants less each time although as much is asked for. */
final class ShrinkingExpiries implements LifecycleRule {

    private static final int AGAIN = 2;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        for (JudgedBinding binding : aor.bindings()) {
            Habit habit = binding.binding().habit();
            if (habit.shrunk() >= AGAIN) {
                boolean stalls = habit.stalled() >= AGAIN;
                book.add(aor.finding(
                        stalls ? Severity.MEDIUM : Severity.LOW,
                        FindingKind.EXPIRES_SHRINKING,
                        Confidence.PROVEN,
                        habit.shrunk(),
                        binding.shownNanos(),
                        Statement.of("The registrar granted ")
                                .quote(binding.binding().contact().uri())
                                .text(" less than before " + habit.shrunk() + " times, at last "
                                        + binding.binding().grants().grantedSeconds() + " s"
                                        + (stalls ? ": its refreshes do not move the end of the binding." : ".")),
                        "Look at the registrar's limits for expiries, and whether it stores refreshes.",
                        AorBindings.frames(binding)));
            }
        }
    }
}
