package io.siptrail.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * How long things took: over all attempts, per registrar, per User-Agent and per source address. Every duration that an
 * attempt or a transaction has counts, whatever its outcome, so that each figure can be checked against the rows.
 */
public final class Timing {

    /** The name under which durations are gathered once a scope has as many names as the limit allows. */
    public static final String OTHERS = "(others)";

    private final Map<Scope, Map<String, Map<Leg, Durations>>> scopes = new EnumMap<>(Scope.class);

    Timing() {
        for (Scope scope : Scope.values()) {
            scopes.put(scope, new TreeMap<>());
        }
    }

    void put(Scope scope, String name, Leg leg, Durations durations) {
        scopes.getOrDefault(scope, Map.of())
                .computeIfAbsent(name, fresh -> new EnumMap<>(Leg.class))
                .put(leg, durations);
    }

    /** Every statistic of a scope by name in order of text; the name is empty for {@link Scope#ALL} and for attempts without a User-Agent. */
    public Map<String, Map<Leg, Durations>> of(Scope scope) {
        return Collections.unmodifiableMap(scopes.getOrDefault(scope, Map.of()));
    }

    /** The same under other names, each of which must be another. */
    public Timing named(BiFunction<Scope, String, String> naming) {
        Timing renamed = new Timing();
        scopes.forEach((scope, names) -> names.forEach((name, legs) -> {
            String other = naming.apply(scope, name);
            legs.forEach((leg, durations) -> renamed.put(scope, other, leg, durations));
        }));
        return renamed;
    }

    /** Over all attempts. */
    public Durations all(Leg leg) {
        return of(Scope.ALL).getOrDefault("", Map.of()).getOrDefault(leg, Durations.NONE);
    }
}
