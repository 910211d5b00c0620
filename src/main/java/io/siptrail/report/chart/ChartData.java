package io.siptrail.report.chart;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.Durations;
import io.siptrail.analysis.Leg;
import io.siptrail.capture.RawTime;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the charts show, counted in bins whose number is fixed before the first attempt comes. */
final class ChartData {

    private final Map<Outcome, Long> outcomes;
    private final Durations totals;
    private final Optional<DurationBins> bins;
    private final Optional<TimeBuckets> buckets;

    ChartData(AuditSummary summary) {
        outcomes = summary.outcomes();
        totals = summary.timing().all(Leg.TOTAL);
        bins = totals.count() == 0 ? Optional.empty() : Optional.of(DurationBins.spanning(totals.min(), totals.max()));
        OptionalLong first = summary.firstNanos();
        OptionalLong last = summary.lastNanos();
        buckets = first.isEmpty() || last.isEmpty() || attempts() == 0
                ? Optional.empty()
                : Optional.of(TimeBuckets.spanning(first.getAsLong(), last.getAsLong()));
    }

    void add(Attempt attempt) {
        if (RawTime.isKnown(attempt.startNanos())) {
            buckets.ifPresent(over -> over.add(attempt.outcome(), attempt.startNanos()));
        }
        OptionalLong total = attempt.totalNanos();
        if (total.isPresent()) {
            bins.ifPresent(times -> times.add(total.getAsLong()));
        }
    }

    /** Whether there is anything to draw. */
    boolean speaks() {
        return attempts() > 0;
    }

    long attempts() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    long attempts(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Statistics of the total times. */
    Durations totals() {
        return totals;
    }

    /** The total times in bins; empty when no attempt has one. */
    Optional<DurationBins> bins() {
        return bins;
    }

    /** The attempts by the time of their first message; empty when there is none, or no time. */
    Optional<TimeBuckets> buckets() {
        return buckets;
    }
}
