package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.StaleReason;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.Registrant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * {@code contact-accumulation}: contacts of one address-of-record pile up, because a device registers under a new one each
 * time and leaves the old ones to expire.
 */
final class ContactAccumulation implements LifecycleRule {

    private static final int LEFT_BEHIND = 2;
    private static final int MANY = 10;
    private static final int SHOWN = 8;
    private static final double HOUR = 3_600e9;
    private static final long SECOND = 1_000_000_000L;
    /** Over less than this a rate would mean nothing. */
    private static final long MINUTE = 60 * SECOND;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        if (aor.bindings().size() <= LEFT_BEHIND) {
            return;
        }
        List<JudgedBinding> most = mostAtOnce(aor.bindings());
        long left = most.stream().filter(ContactAccumulation::isSuperseded).count();
        if (left < LEFT_BEHIND && most.size() < MANY) {
            return;
        }
        boolean oneDevice = left >= LEFT_BEHIND;
        most.sort(Comparator.comparingLong(JudgedBinding::startNanos));
        book.add(aor.finding(
                oneDevice ? Severity.MEDIUM : Severity.LOW,
                FindingKind.CONTACT_ACCUMULATION,
                oneDevice ? Confidence.LIKELY : Confidence.POSSIBLE,
                most.size(),
                most.get(0).startNanos(),
                explanation(most, left),
                "Let the device remove its old contact before it registers a new one, or keep it; let the registrar replace by"
                        + " +sip.instance, limit contacts and grant shorter expiries.",
                AorBindings.frames(most)));
    }

    private static boolean isSuperseded(JudgedBinding binding) {
        return binding.staleness()
                .filter(stale -> stale.reason() == StaleReason.SUPERSEDED)
                .isPresent();
    }

    /** The contacts at the moment when most were held together. */
    static List<JudgedBinding> mostAtOnce(List<JudgedBinding> bindings) {
        List<JudgedBinding> byStart = new ArrayList<>(bindings);
        byStart.sort(Comparator.comparingLong(JudgedBinding::startNanos));
        PriorityQueue<JudgedBinding> held =
                new PriorityQueue<>(Comparator.comparingLong(ContactAccumulation::heldUntil));
        int most = 0;
        long at = 0;
        for (JudgedBinding next : byStart) {
            while (!held.isEmpty() && heldUntil(held.peek()) <= next.startNanos()) {
                held.remove();
            }
            held.add(next);
            if (held.size() >= most) {
                most = held.size();
                at = next.startNanos();
            }
        }
        long moment = at;
        return byStart.stream()
                .filter(binding -> binding.isHeldAt(moment))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static long heldUntil(JudgedBinding binding) {
        return binding.state() == BindingState.ACTIVE ? Long.MAX_VALUE : binding.endNanos();
    }

    private static Statement explanation(List<JudgedBinding> most, long left) {
        JudgedBinding last = most.get(most.size() - 1);
        long span = last.startNanos() - most.get(0).startNanos();
        Statement statement = Statement.of("The registrar holds " + most.size() + " contacts at once"
                + (left > 0 ? ", of which the same device left " + left + " behind" : "")
                + (span >= MINUTE ? ", " + perHour(most.size() - 1, span) + " more an hour" : ""));
        Registrant who = most.stream()
                .flatMap(binding -> binding.binding().registrant().stream())
                .reduce((one, later) -> later)
                .orElse(null);
        if (who != null) {
            statement = statement
                    .text("; ")
                    .quote(who.userAgent().isEmpty() ? "a client without User-Agent" : who.userAgent())
                    .text(" at " + who.source().address() + " registers them");
        }
        return statement.text(history(most, last));
    }

    private static String perHour(int contacts, long span) {
        BigDecimal rate = BigDecimal.valueOf(contacts * HOUR / span);
        return rate.setScale(rate.compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String history(List<JudgedBinding> most, JudgedBinding last) {
        List<String> ages = new ArrayList<>();
        for (JudgedBinding binding : most) {
            ages.add(Long.toString((last.startNanos() - binding.startNanos() + SECOND / 2) / SECOND));
        }
        boolean inferred = most.stream().anyMatch(binding -> binding.times().inferred());
        int hidden = ages.size() - SHOWN;
        List<String> shown = hidden > 0 ? ages.subList(ages.size() - SHOWN, ages.size()) : ages;
        return ". They were registered " + (hidden > 0 ? "(the latest " + SHOWN + ") " : "")
                + String.join(", ", Collections.unmodifiableList(shown)) + " s before the latest of them"
                + (inferred ? ", which is reckoned from the seconds that remain." : ".");
    }
}
