package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** What can be counted of attempts in any order. */
final class AttemptCensus {

    private final Map<AttemptKind, Long> kinds = new EnumMap<>(AttemptKind.class);
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long transactions;
    private long retransmissions;

    void add(Attempt attempt) {
        kinds.merge(attempt.kind(), 1L, Long::sum);
        outcomes.merge(attempt.outcome(), 1L, Long::sum);
        transactions += attempt.transactions().size();
        retransmissions += attempt.retransmissions();
    }

    Map<AttemptKind, Long> kinds() {
        return kinds;
    }

    Map<Outcome, Long> outcomes() {
        return outcomes;
    }

    long transactions() {
        return transactions;
    }

    long retransmissions() {
        return retransmissions;
    }
}
