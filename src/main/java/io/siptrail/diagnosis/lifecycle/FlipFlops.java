package io.siptrail.diagnosis.lifecycle;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.contact.JudgedBinding;
import java.util.List;

/**
 * {@code contact-flip-flop}: two devices displace each other, each bound again after a list without it. A registrar that
 * only ever lists the contact it was just told looks the same.
 */
final class FlipFlops implements LifecycleRule {

    private static final int AGAIN = 2;

    @Override
    public void examine(AorBindings aor, FindingBook book) {
        List<JudgedBinding> displaced = aor.bindings().stream()
                .filter(binding -> binding.binding().habit().returned() > 0)
                .toList();
        long returns = displaced.stream()
                .mapToLong(binding -> binding.binding().habit().returned())
                .sum();
        if (displaced.size() < 2 || returns < AGAIN) {
            return;
        }
        boolean listsAll = aor.census().listsForeign(displaced.get(0).binding().registrar());
        book.add(aor.finding(
                listsAll ? Severity.MEDIUM : Severity.LOW,
                FindingKind.CONTACT_FLIP_FLOP,
                listsAll ? Confidence.LIKELY : Confidence.POSSIBLE,
                returns,
                displaced.get(0).shownNanos(),
                Statement.quoted(displaced.get(0).binding().contact().uri())
                        .text(" and ")
                        .quote(displaced.get(1).binding().contact().uri())
                        .text(" displace each other: each was bound again, " + returns
                                + " times in all, after the registrar had listed contacts without it."
                                + (listsAll ? "" : " Or the registrar lists only the contact that it was just told.")),
                "Let the registrar hold a contact for each device, or give each device an address-of-record of its own.",
                AorBindings.frames(displaced)));
    }
}
