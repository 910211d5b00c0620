package io.siptrail.registration;

import java.util.Map;
import java.util.TreeMap;

/** Counts of {@link Irregularity}. */
public final class Irregularities {

    private final long[] counts = new long[Irregularity.values().length];

    void count(Irregularity what) {
        counts[what.ordinal()]++;
    }

    /** How often each occurred, by id; what did not occur is absent. */
    public Map<String, Long> byId() {
        Map<String, Long> byId = new TreeMap<>();
        for (Irregularity what : Irregularity.values()) {
            if (counts[what.ordinal()] > 0) {
                byId.put(what.id(), counts[what.ordinal()]);
            }
        }
        return byId;
    }
}
