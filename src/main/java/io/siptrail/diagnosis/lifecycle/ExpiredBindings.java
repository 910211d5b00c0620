package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.BindingState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code binding-expired}: a binding ran out, no other led to its address-of-record, and for a while nobody could be
 * called there. A refresh that came late, but soon, is {@code refresh-late}.
 */
final class ExpiredBindings implements LifecycleRule {

    private static final long SECOND = 1_000_000_000L;
    /** Registrars count whole seconds. */
    private static final long TOLERANCE = SECOND;

    /** Nobody could be called from the end of a binding until another began, or the capture ended. */
    private record Gap(JudgedBinding binding, long from, long to, boolean ended) {

        long nanos() {
            return to - from;
        }
    }

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        List<Gap> gaps = gaps(aor);
        if (gaps.isEmpty()) {
            return;
        }
        Gap longest = gaps.stream().max(Comparator.comparingLong(Gap::nanos)).orElseThrow();
        JudgedBinding binding = longest.binding();
        Statement explanation = Statement.of("The binding of ")
                .quote(binding.binding().contact().uri())
                .text(granted(binding)
                        + " was not refreshed in time, and no other contact was bound: nobody could be called for "
                        + (longest.ended() ? "" : "at least ")
                        + seconds(longest.nanos()) + " s, "
                        + (longest.ended() ? "until the next registration" : "until the capture ended"))
                .text(gaps.size() > 1 ? ". It happened " + gaps.size() + " times." : ".");
        book.add(aor.finding(
                Severity.MEDIUM,
                FindingKind.BINDING_EXPIRED,
                Confidence.LIKELY,
                gaps.size(),
                gaps.get(0).from(),
                explanation,
                "Find out why the device did not refresh: it may be off, cut off, or refused.",
                AorBindings.frames(gaps.stream().map(Gap::binding).toList())));
    }

    private static String granted(JudgedBinding binding) {
        return binding.times().grantedSeconds().isPresent()
                ? ", granted for " + binding.times().grantedSeconds().getAsLong() + " s,"
                : "";
    }

    static String seconds(long nanos) {
        long tenths = Math.round(nanos / 1e8);
        return tenths / 10 + "." + tenths % 10;
    }

    private static List<Gap> gaps(AorBindings aor) {
        List<JudgedBinding> byStart = new ArrayList<>(aor.bindings());
        byStart.sort(Comparator.comparingLong(JudgedBinding::startNanos));
        List<Gap> gaps = new ArrayList<>(0);
        JudgedBinding lasting = null;
        for (JudgedBinding next : byStart) {
            add(gap(lasting, next.startNanos(), true, aor), gaps);
            lasting = lasting == null || next.endNanos() > lasting.endNanos() ? next : lasting;
        }
        add(gap(lasting, aor.captured().end(), false, aor), gaps);
        return gaps;
    }

    private static void add(@Nullable Gap gap, List<Gap> gaps) {
        if (gap != null) {
            gaps.add(gap);
        }
    }

    private static @Nullable Gap gap(@Nullable JudgedBinding lasting, long until, boolean ended, AorBindings aor) {
        if (lasting == null || lasting.state() != BindingState.EXPIRED) {
            return null;
        }
        long from = lasting.endNanos();
        boolean seen = aor.captured().covers(from, Math.min(until, from + TOLERANCE));
        return until - from > TOLERANCE && seen && hasBegun(lasting, aor) ? new Gap(lasting, from, until, ended) : null;
    }

    /** What was last refreshed in another stretch of the capture may have been refreshed between. */
    private static boolean hasBegun(JudgedBinding binding, AorBindings aor) {
        long last = Math.max(
                binding.binding().grants().lastNanos(),
                binding.binding().listings().heldNanos());
        return aor.captured().covers(last, binding.endNanos());
    }
}
