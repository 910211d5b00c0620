package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Transaction;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How long things took: over all attempts, per registrar, per User-Agent and per source address. Every duration that an
 * attempt or a transaction has counts, whatever its outcome, so that each figure can be checked against the rows.
 */
public final class Timing {

    /** The name under which durations are gathered once a scope has as many names as the limit allows. */
    public static final String OTHERS = "(others)";

    private final int namesPerScope;
    private final Map<Scope, Map<String, Map<Leg, Durations>>> scopes = new EnumMap<>(Scope.class);
    private long unnamed;

    Timing(int namesPerScope) {
        this.namesPerScope = namesPerScope;
        for (Scope scope : Scope.values()) {
            scopes.put(scope, new TreeMap<>());
        }
    }

    void add(Attempt attempt) {
        for (Scope scope : Scope.values()) {
            Map<Leg, Durations> legs = legs(scope, name(scope, attempt));
            add(legs, Leg.CHALLENGE, attempt.challengeNanos());
            add(legs, Leg.AUTH, attempt.authNanos());
            add(legs, Leg.TOTAL, attempt.totalNanos());
            for (Transaction transaction : attempt.transactions()) {
                add(legs, Leg.RESPONSE, transaction.responseNanos());
            }
        }
    }

    private static String name(Scope scope, Attempt attempt) {
        return switch (scope) {
            case ALL -> "";
            case REGISTRAR -> attempt.registrar().toString();
            case USER_AGENT -> attempt.userAgent();
            case SOURCE -> attempt.source().address().toString();
        };
    }

    private Map<Leg, Durations> legs(Scope scope, String name) {
        Map<String, Map<Leg, Durations>> names = scopes.getOrDefault(scope, Map.of());
        Map<Leg, Durations> known = names.get(name);
        if (known != null) {
            return known;
        }
        boolean full = names.size() >= namesPerScope;
        unnamed += full ? 1 : 0;
        return names.computeIfAbsent(full ? OTHERS : name, fresh -> new EnumMap<>(Leg.class));
    }

    private static void add(Map<Leg, Durations> legs, Leg leg, OptionalLong nanos) {
        if (nanos.isPresent()) {
            legs.computeIfAbsent(leg, none -> new Durations()).add(nanos.getAsLong());
        }
    }

    /** Every statistic of a scope by name in order of text; the name is empty for {@link Scope#ALL} and for attempts without a User-Agent. */
    public Map<String, Map<Leg, Durations>> of(Scope scope) {
        return scopes.getOrDefault(scope, Map.of());
    }

    /** Over all attempts. */
    public Durations all(Leg leg) {
        return of(Scope.ALL).getOrDefault("", Map.of()).getOrDefault(leg, new Durations());
    }

    /** How often an attempt was gathered under {@link #OTHERS}. */
    public long unnamed() {
        return unnamed;
    }
}
