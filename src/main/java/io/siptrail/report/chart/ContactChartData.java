package io.siptrail.report.chart;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.registration.RefreshFractions;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What the charts of contacts show. Bindings come by address-of-record, and only the worst of those are kept. */
final class ContactChartData {

    private static final int AORS = 20;
    /** Rows of the chart of bindings: two addresses-of-record with a dozen bindings each fill it. */
    private static final int ROWS = 26;

    private final CapturedTime captured;
    private final Optional<ContactBuckets> buckets;
    private final RefreshFractions refreshes;
    private final NavigableSet<AorContacts> most = new TreeSet<>(AorContacts.MOST_FIRST);
    private final NavigableSet<AorContacts> worst = new TreeSet<>(AorContacts.WORST_FIRST);
    private final List<HeldSpan> together = new ArrayList<>();
    private String aor = "";
    private long aors;
    private long bindings;

    ContactChartData(AuditSummary summary) {
        captured = summary.captured();
        buckets = captured.spans().isEmpty() ? Optional.empty() : Optional.of(new ContactBuckets(captured));
        refreshes = summary.refreshes();
    }

    void add(JudgedBinding judged) {
        if (!judged.binding().aor().equals(aor)) {
            finish();
            aor = judged.binding().aor();
        }
        HeldSpan span = HeldSpan.of(judged);
        bindings++;
        together.add(span);
        buckets.ifPresent(over -> over.add(span));
    }

    /** Closes the last address-of-record. */
    void finish() {
        if (!together.isEmpty()) {
            aors++;
            AorContacts contacts = AorContacts.of(aor, together, ROWS);
            keep(contacts, most, AORS);
            keep(contacts, worst, ROWS / 2);
            together.clear();
        }
    }

    private static void keep(AorContacts contacts, NavigableSet<AorContacts> kept, int limit) {
        kept.add(contacts);
        if (kept.size() > limit) {
            kept.pollLast();
        }
    }

    long bindings() {
        return bindings;
    }

    /** Addresses-of-record with any binding. */
    long aors() {
        return aors;
    }

    CapturedTime captured() {
        return captured;
    }

    /** Those with most contacts; empty when none has more than one, since then there is nothing to say. */
    List<AorContacts> most() {
        return most.isEmpty() || most.first().count() < 2 ? List.of() : List.copyOf(most);
    }

    /** Those with most stale contacts, or with several, as many as fit with their bindings; the rows are at most {@value #ROWS}. */
    List<AorContacts> worst() {
        List<AorContacts> fitting = new ArrayList<>();
        int rows = 0;
        for (AorContacts candidate : worst) {
            boolean tells = candidate.stale() > 0 || candidate.spans().size() > 1;
            int room = ROWS - rows - 1;
            if (tells && room > 1) {
                List<HeldSpan> spans = candidate.spans();
                List<HeldSpan> shown = spans.subList(Math.max(0, spans.size() - room), spans.size());
                fitting.add(new AorContacts(candidate.aor(), candidate.live(), candidate.stale(), shown));
                rows += 1 + shown.size();
            }
        }
        return fitting;
    }

    /** Empty when nothing was bound. */
    Optional<ContactBuckets> buckets() {
        return bindings == 0 ? Optional.empty() : buckets;
    }

    RefreshFractions refreshes() {
        return refreshes;
    }
}
