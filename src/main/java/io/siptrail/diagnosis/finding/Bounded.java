package io.siptrail.diagnosis.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A map that takes no more keys than its limit; what finds no room is counted. It remembers the order of the first. */
public final class Bounded<K, V> {

    private final int limit;
    private final Map<K, V> entries = new LinkedHashMap<>();
    private long forgotten;

    public Bounded(int limit) {
        this.limit = limit;
    }

    /** The value of the key, made when it is new; empty when there is no room for it. */
    public Optional<V> at(K key, Supplier<V> fresh) {
        V known = entries.get(key);
        if (known == null) {
            if (entries.size() >= limit) {
                forgotten++;
                return Optional.empty();
            }
            known = fresh.get();
            entries.put(key, known);
        }
        return Optional.of(known);
    }

    /** Keys with values, in the order of the first. */
    public Map<K, V> entries() {
        return Collections.unmodifiableMap(entries);
    }

    public long forgotten() {
        return forgotten;
    }
}
