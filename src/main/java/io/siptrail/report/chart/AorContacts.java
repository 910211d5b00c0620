package io.siptrail.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The contacts of one address-of-record at the moment when most were held together.
 *
 * @param live of them those that were not stale then
 * @param stale of them those that were
 * @param spans all its bindings by their beginning, as many as are drawn
 */
record AorContacts(String aor, long live, long stale, List<HeldSpan> spans) {

    /** Those with most stale contacts first, then with most contacts, then by name. */
    static final Comparator<AorContacts> WORST_FIRST = Comparator.comparingLong(AorContacts::stale)
            .thenComparingLong(AorContacts::live)
            .reversed()
            .thenComparing(AorContacts::aor);

    /** Those with most contacts first, then with most stale ones, then by name. */
    static final Comparator<AorContacts> MOST_FIRST = Comparator.comparingLong(AorContacts::count)
            .thenComparingLong(AorContacts::stale)
            .reversed()
            .thenComparing(AorContacts::aor);

    AorContacts {
        spans = List.copyOf(spans);
    }

    long count() {
        return live + stale;
    }

    /** Of all its bindings; the latest are drawn, at most so many. */
    static AorContacts of(String aor, List<HeldSpan> bindings, int drawn) {
        List<HeldSpan> spans = new ArrayList<>(bindings);
        spans.sort(Comparator.comparingLong(HeldSpan::from));
        long moment = fullest(spans);
        long held = 0;
        long stale = 0;
        for (HeldSpan span : spans) {
            if (span.isHeldAt(moment)) {
                held++;
                stale += span.staleFrom() <= moment ? 1 : 0;
            }
        }
        return new AorContacts(
                aor, held - stale, stale, spans.subList(Math.max(0, spans.size() - drawn), spans.size()));
    }

    private static long fullest(List<HeldSpan> spans) {
        PriorityQueue<Long> ends = new PriorityQueue<>();
        int most = 0;
        long moment = 0;
        for (HeldSpan span : spans) {
            while (!ends.isEmpty() && ends.peek() <= span.from()) {
                ends.remove();
            }
            ends.add(span.heldUntil());
            if (ends.size() >= most) {
                most = ends.size();
                moment = span.from();
            }
        }
        return moment;
    }
}
