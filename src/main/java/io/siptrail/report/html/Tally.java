package io.siptrail.report.html;

import io.siptrail.registration.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attempts by outcome under names of which an attacker can make as many as he likes: beyond a limit they are counted together. */
final class Tally {

    static final String OTHERS = "(others)";

    private final int limit;
    private final Map<String, Map<Outcome, Long>> names = new HashMap<>();

    Tally(int limit) {
        this.limit = limit;
    }

    void add(String name, Outcome outcome) {
        String key = names.containsKey(name) || names.size() < limit ? name : OTHERS;
        names.computeIfAbsent(key, fresh -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
    }

    /** One name. */
    record Row(String name, Map<Outcome, Long> outcomes) {

        long attempts() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }

        long count(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        long failed() {
            return outcomes.entrySet().stream()
                    .filter(entry -> entry.getKey().failed())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Those with most failures first, then with most attempts, then by name. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        names.forEach((name, outcomes) -> rows.add(new Row(name, outcomes)));
        rows.sort((one, other) -> {
            int byFailed = Long.compare(other.failed(), one.failed());
            int byAttempts = byFailed != 0 ? byFailed : Long.compare(other.attempts(), one.attempts());
            return byAttempts != 0 ? byAttempts : one.name().compareTo(other.name());
        });
        return rows;
    }
}
