package io.siptrail.analysis;

import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Transaction;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * How long things took: over all attempts, per registrar, per User-Agent and per source address. Every duration that an
 * attempt or a transaction has counts, whatever its outcome, so that each figure can be checked against the rows.
 */
public final class Timing {

    /** The name under which durations are gathered once a scope has as many names as the limit allows. */
    public static final String OTHERS = "(others)";

    private static final Scope[] SCOPES = Scope.values();

    private final int namesPerScope;
    private final Map<Scope, Map<Object, Map<Leg, Durations>>> scopes = new EnumMap<>(Scope.class);
    private long unnamed;

    Timing(int namesPerScope) {
        this.namesPerScope = namesPerScope;
        for (Scope scope : Scope.values()) {
            scopes.put(scope, new HashMap<>());
        }
    }

    void add(Attempt attempt) {
        OptionalLong challenge = attempt.challengeNanos();
        OptionalLong auth = attempt.authNanos();
        OptionalLong total = attempt.totalNanos();
        for (Scope scope : SCOPES) {
            Map<Leg, Durations> legs = legs(scope, name(scope, attempt));
            add(legs, Leg.CHALLENGE, challenge);
            add(legs, Leg.AUTH, auth);
            add(legs, Leg.TOTAL, total);
            for (Transaction transaction : attempt.transactions()) {
                add(legs, Leg.RESPONSE, transaction.responseNanos());
            }
        }
    }

    /** Equal when their texts are: addresses become text only when they are read. */
    private static Object name(Scope scope, Attempt attempt) {
        return switch (scope) {
            case ALL -> "";
            case REGISTRAR -> attempt.registrar();
            case USER_AGENT -> attempt.userAgent();
            case SOURCE -> attempt.source().address();
        };
    }

    private Map<Leg, Durations> legs(Scope scope, Object name) {
        Map<Object, Map<Leg, Durations>> names = scopes.getOrDefault(scope, Map.of());
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
        Map<String, Map<Leg, Durations>> byName = new TreeMap<>();
        scopes.getOrDefault(scope, Map.of()).forEach((name, legs) -> byName.put(name.toString(), legs));
        return byName;
    }

    /** The same under other names, each of which must be another. */
    public Timing named(BiFunction<Scope, String, String> naming) {
        Timing renamed = new Timing(namesPerScope);
        renamed.unnamed = unnamed;
        scopes.forEach((scope, names) -> {
            Map<Object, Map<Leg, Durations>> others = new HashMap<>();
            names.forEach((name, legs) -> others.put(naming.apply(scope, name.toString()), legs));
            renamed.scopes.put(scope, others);
        });
        return renamed;
    }

    /** Over all attempts. */
    public Durations all(Leg leg) {
        return scopes.getOrDefault(Scope.ALL, Map.of())
                .getOrDefault("", Map.of())
                .getOrDefault(leg, new Durations());
    }

    /** How often an attempt was gathered under {@link #OTHERS}. */
    public long unnamed() {
        return unnamed;
    }
}
