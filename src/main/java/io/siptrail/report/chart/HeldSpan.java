package io.siptrail.report.chart;

import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.BindingState;

/**
 * A binding as a stretch of time. Raw times, nanoseconds since the epoch.
 *
 * @param heldUntil when it ended; the last instant there is while it did not
 * @param planned until when it was to last; the same where nobody said
 * @param staleFrom since when it was stale; the last instant there is when it never was
 */
record HeldSpan(String contact, long from, long heldUntil, long planned, long staleFrom) {

    static HeldSpan of(JudgedBinding judged) {
        long until = judged.state() == BindingState.ACTIVE ? Long.MAX_VALUE : judged.endNanos();
        long planned = judged.state() == BindingState.ACTIVE
                ? judged.times().expiresNanos().orElse(judged.endNanos())
                : judged.endNanos();
        long stale = judged.staleness().map(Staleness::sinceNanos).orElse(Long.MAX_VALUE);
        return new HeldSpan(
                judged.binding().contact().uri(),
                judged.startNanos(),
                until,
                Math.max(planned, judged.startNanos()),
                Math.max(stale, judged.startNanos()));
    }

    boolean isStale() {
        return staleFrom < Long.MAX_VALUE;
    }

    boolean isHeldAt(long nanos) {
        return from <= nanos && nanos < heldUntil;
    }
}
