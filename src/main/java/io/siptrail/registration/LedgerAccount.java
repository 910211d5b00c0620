package io.siptrail.registration;

import java.util.function.Consumer;

/** What the ledgers of all addresses-of-record share. */
final class LedgerAccount {

    private final RegistrationLimits limits;
    private final Irregularities irregularities;
    private final RegistrarCensus census;
    private final Consumer<Binding> ended;
    private int bindings;

    /** Hands every binding on when it is over. */
    LedgerAccount(RegistrationLimits limits, Irregularities irregularities, Consumer<Binding> ended) {
        this.limits = limits;
        this.irregularities = irregularities;
        this.ended = ended;
        this.census = new RegistrarCensus(limits.registrars());
    }

    void count(Irregularity what) {
        irregularities.count(what);
    }

    void handOn(Binding over) {
        ended.accept(over);
    }

    RegistrarCensus census() {
        return census;
    }

    int perAor() {
        return limits.boundContactsPerAor();
    }

    /** Whether one more may live; if not, that is counted. */
    boolean enter() {
        if (bindings >= limits.bindings()) {
            count(Irregularity.BINDINGS_FULL);
            return false;
        }
        bindings++;
        return true;
    }

    void leave() {
        bindings--;
    }
}
