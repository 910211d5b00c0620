package io.siptrail.registration;

import io.siptrail.net.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What all addresses-of-record together show of each registrar: how long it grants, and what its lists mean. Only counts,
 * so that the order in which they come does not matter.
 */
public final class RegistrarCensus {

    private static final int DISTINCT_GRANTS = 64;
    /** So many lists that count down outweigh one that does not. */
    private static final int OUTWEIGHS = 4;

    private final int limit;
    private final Map<Endpoint, Registrar> registrars = new HashMap<>();
    private final RefreshFractions fractions = new RefreshFractions();
    private Registrar others = new Registrar();

    private static final class Registrar {
        private final Map<Long, Long> grants = new TreeMap<>();
        private long granted;
        private long countedDown;
        private long stoodStill;
        private long hints;
        private long foreign;
    }

    /** Keeps so many registrars apart. */
    RegistrarCensus(int limit) {
        this.limit = limit;
    }

    private Registrar of(Endpoint registrar) {
        Registrar known = registrars.get(registrar);
        if (known != null) {
            return known;
        }
        if (registrars.size() >= limit) {
            return others;
        }
        Registrar fresh = new Registrar();
        registrars.put(registrar, fresh);
        return fresh;
    }

    void granted(Endpoint registrar, OptionalLong seconds) {
        Registrar known = of(registrar);
        known.granted++;
        if (seconds.isPresent()
                && (known.grants.size() < DISTINCT_GRANTS || known.grants.containsKey(seconds.getAsLong()))) {
            known.grants.merge(seconds.getAsLong(), 1L, Long::sum);
        }
    }

    void refreshed(long elapsedNanos, long grantedSeconds) {
        fractions.add(elapsedNanos, grantedSeconds);
    }

    /** A contact was listed again with as much less as time had passed. */
    void countedDown(Endpoint registrar) {
        of(registrar).countedDown++;
    }

    /** A contact was listed again with as much as before although time had passed. */
    void stoodStill(Endpoint registrar) {
        of(registrar).stoodStill++;
    }

    /** A contact was listed with less than the list's own was granted, and no round number. */
    void hinted(Endpoint registrar) {
        of(registrar).hints++;
    }

    void listedForeign(Endpoint registrar) {
        of(registrar).foreign++;
    }

    private Registrar known(Endpoint registrar) {
        return registrars.getOrDefault(registrar, others);
    }

    /** Whether the seconds in its lists are those that remain. */
    public boolean countsDown(Endpoint registrar) {
        Registrar known = known(registrar);
        return known.stoodStill == 0
                ? known.countedDown + known.hints > 0
                : known.countedDown > OUTWEIGHS * known.stoodStill;
    }

    /** Whether its lists hold contacts other than the one that was just registered. */
    public boolean listsForeign(Endpoint registrar) {
        return known(registrar).foreign > 0;
    }

    /** Whether a REGISTER to it and the 2xx that it got were both captured. */
    public boolean isSeenBothWays(Endpoint registrar) {
        return known(registrar).granted > 0;
    }

    /** The seconds that it granted most often, the longest of several; empty when it granted none. */
    public OptionalLong usualGrant(Endpoint registrar) {
        long most = 0;
        OptionalLong usual = OptionalLong.empty();
        for (Map.Entry<Long, Long> grant : known(registrar).grants.entrySet()) {
            if (grant.getValue() >= most) {
                most = grant.getValue();
                usual = OptionalLong.of(grant.getKey());
            }
        }
        return usual;
    }

    /** At what part of their time bindings were refreshed, over all registrars. */
    public RefreshFractions fractions() {
        return fractions;
    }
}
