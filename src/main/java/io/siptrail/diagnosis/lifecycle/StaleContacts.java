package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.StaleReason;
import io.siptrail.diagnosis.contact.Staleness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code stale-contact}: one finding for each reason and confidence, with the contacts counted. */
final class StaleContacts implements LifecycleRule {

    private record Sort(StaleReason reason, Confidence confidence) implements Comparable<Sort> {

        @Override
        public int compareTo(Sort other) {
            int byConfidence = confidence.compareTo(other.confidence);
            return byConfidence != 0 ? byConfidence : reason.compareTo(other.reason);
        }
    }

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        Map<Sort, List<JudgedBinding>> sorts = new TreeMap<>();
        for (JudgedBinding binding : aor.bindings()) {
            binding.staleness()
                    .ifPresent(stale -> sorts.computeIfAbsent(
                                    new Sort(stale.reason(), stale.confidence()), none -> new ArrayList<>())
                            .add(binding));
        }
        sorts.forEach((sort, stale) -> report(aor, sort, stale, book));
    }

    private static void report(AorBindings aor, Sort sort, List<JudgedBinding> stale, FindingBook book) {
        JudgedBinding first = stale.get(0);
        Staleness why = first.staleness().orElseThrow();
        Statement explanation = Statement.of("The registrar holds ")
                .quote(first.binding().contact().uri())
                .text(" (" + first.state().label() + "), which leads nowhere ("
                        + sort.reason().label() + "): ")
                .then(why.explanation())
                .text(stale.size() > 1 ? ". So it is with " + (stale.size() - 1) + " more contacts." : ".");
        book.add(aor.finding(
                sort.confidence() == Confidence.POSSIBLE ? Severity.LOW : Severity.MEDIUM,
                FindingKind.STALE_CONTACT,
                sort.confidence(),
                stale.size(),
                stale.stream()
                        .mapToLong(one -> one.staleness().orElseThrow().sinceNanos())
                        .min()
                        .orElse(why.sinceNanos()),
                explanation,
                remedy(sort.reason()),
                AorBindings.frames(stale)));
    }

    private static String remedy(StaleReason reason) {
        return switch (reason) {
            case SUPERSEDED ->
                "Let the device keep its contact or send a +sip.instance that the registrar replaces by, and grant shorter expiries.";
            case UNREACHABLE ->
                "Let the registrar ping its contacts and drop those that do not answer; find out where the device went.";
            case UNREFRESHED ->
                "Find out why the device stopped refreshing; grant shorter expiries if that happens often.";
            case EXPIRED -> "Find out who still sends to a contact whose time is over, and from which table.";
            case CONNECTION_CLOSED ->
                "Let the registrar drop a contact when its connection ends, and the device register again when it has lost its own.";
        };
    }
}
