package io.siptrail.report.html;

import java.util.Comparator;

/**
 * A time in which no live contact of an address-of-record was held, so that no call could reach it. Raw times, nanoseconds
 * since the epoch.
 *
 * @param before what became of the last contact
 * @param closed whether a contact was held again after it; otherwise it lasts to the end of what was captured
 */
record Gap(String aor, long fromNanos, long untilNanos, String before, boolean closed) {

    static final Comparator<Gap> SHORTEST_FIRST = Comparator.comparingLong(Gap::nanos)
            .thenComparing(Comparator.comparingLong(Gap::fromNanos).reversed())
            .thenComparing(Comparator.comparing(Gap::aor).reversed());

    long nanos() {
        return untilNanos - fromNanos;
    }

    /** What is left of it when a contact turns out to have been held since then. */
    Gap until(long nanos) {
        return new Gap(aor, fromNanos, Math.min(untilNanos, nanos), before, closed);
    }
}
