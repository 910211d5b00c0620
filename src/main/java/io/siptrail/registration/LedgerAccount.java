package io.siptrail.registration;

/** What the ledgers of all addresses-of-record share. */
final class LedgerAccount {

    private final RegistrationLimits limits;
    private final Irregularities irregularities;
    private final RegistrarCensus census;
    private int bindings;

    LedgerAccount(RegistrationLimits limits, Irregularities irregularities) {
        this.limits = limits;
        this.irregularities = irregularities;
        this.census = new RegistrarCensus(limits.registrars());
    }

    void count(Irregularity what) {
        irregularities.count(what);
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
