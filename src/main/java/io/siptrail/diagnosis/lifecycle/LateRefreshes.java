package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.Habit;

/**
 * {@code refresh-late} where a refresh came after the binding had lapsed, or always in its last moment; and
 * {@code refresh-on-requested-expiry} where it would have been in time had the registrar granted what was asked for: the
 * client does not look at what it was granted (RFC 3261 §10.2.4).
 */
final class LateRefreshes implements LifecycleRule {

    private static final int AGAIN = 2;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        for (JudgedBinding binding : aor.bindings()) {
            Habit habit = binding.binding().habit();
            long refreshes = binding.times().refreshes();
            if (habit.late() > 0
                    && aor.captured().covers(habit.gapNanos() - life(binding), habit.gapNanos() + habit.longestGap())) {
                if (habit.onRequested() > 0) {
                    book.add(onRequested(aor, binding, habit));
                }
                if (habit.late() > habit.onRequested()) {
                    book.add(late(aor, binding, habit));
                }
            } else if (habit.brief() >= AGAIN && habit.brief() * 2L >= refreshes) {
                book.add(brief(aor, binding, habit));
            }
        }
    }

    private static long life(JudgedBinding binding) {
        return Math.max(0, binding.binding().grants().grantedSeconds()) * 1_000_000_000L;
    }

    private static Finding late(AorBindings aor, JudgedBinding binding, Habit habit) {
        return aor.finding(
                Severity.MEDIUM,
                FindingKind.REFRESH_LATE,
                Confidence.PROVEN,
                habit.late() - habit.onRequested(),
                habit.gapNanos(),
                lapsed(binding, habit).text(times(habit.late())),
                "Let the device refresh at half of its time; find out what held it up.",
                AorBindings.frames(binding));
    }

    private static Finding onRequested(AorBindings aor, JudgedBinding binding, Habit habit) {
        return aor.finding(
                Severity.MEDIUM,
                FindingKind.REFRESH_ON_REQUESTED_EXPIRY,
                habit.onRequested() >= AGAIN ? Confidence.LIKELY : Confidence.POSSIBLE,
                habit.onRequested(),
                habit.gapNanos(),
                lapsed(binding, habit)
                        .text(" The client had asked for "
                                + binding.binding().grants().requestedSeconds()
                                + " s and would have been in time for that." + times(habit.onRequested())),
                "Let the client go by the expiry that the registrar grants to its contact in the 200.",
                AorBindings.frames(binding));
    }

    private static Statement lapsed(JudgedBinding binding, Habit habit) {
        return Statement.of("The binding of ")
                .quote(binding.binding().contact().uri())
                .text(", granted for " + binding.binding().grants().grantedSeconds()
                        + " s, had lapsed when it was refreshed: nobody could be called by it for "
                        + ExpiredBindings.seconds(habit.longestGap()) + " s.");
    }

    private static String times(int count) {
        return count > 1 ? " It happened " + count + " times; this is the longest." : "";
    }

    private static Finding brief(AorBindings aor, JudgedBinding binding, Habit habit) {
        return aor.finding(
                Severity.LOW,
                FindingKind.REFRESH_LATE,
                Confidence.PROVEN,
                habit.brief(),
                binding.shownNanos(),
                Statement.of("The binding of ")
                        .quote(binding.binding().contact().uri())
                        .text(" was refreshed " + habit.brief()
                                + " times in the last fiftieth of its time: one lost packet, and it lapses."),
                "Let the device refresh earlier.",
                AorBindings.frames(binding));
    }
}
