package io.siptrail.diagnosis.finding;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/** An attempt with its diagnosis, as rules about the whole capture see it. */
public final class Observation {

    private final Case observed;
    private final ExaminedAttempt examined;
    private final Optional<Diagnosis> diagnosis;
    private final boolean refused;

    /** The case may be one of an attempt that did not fail. */
    public Observation(Case observed, ExaminedAttempt examined, Optional<Diagnosis> diagnosis) {
        this.observed = observed;
        this.examined = examined;
        this.diagnosis = diagnosis;
        this.refused = hasRefusedCredentials(examined.attempt());
    }

    private static boolean hasRefusedCredentials(Attempt attempt) {
        for (Transaction transaction : attempt.transactions()) {
            RegisterRequest request = transaction.request().orElse(null);
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (request != null
                    && response != null
                    && request.hasCredentials()
                    && (response.isChallenge() || response.status() == 403)) {
                return true;
            }
        }
        return false;
    }

    public Attempt attempt() {
        return examined.attempt();
    }

    public Surroundings surroundings() {
        return observed.surroundings();
    }

    /** Why it failed; empty when it did not. */
    public Optional<Diagnosis> diagnosis() {
        return diagnosis;
    }

    /** The attempt as the rules about causes see it. */
    public Case asCase() {
        return observed;
    }

    /** Every credentials that the client showed, in order. */
    public List<JudgedCredentials> digests() {
        return examined.digests();
    }

    /** The refused credentials, in order. */
    public List<Try> refusals() {
        return refused ? observed.tries() : List.of();
    }

    /** Whether it got what it asked for. */
    public boolean succeeded() {
        return switch (attempt().outcome()) {
            case REGISTERED, UNREGISTERED, QUERIED -> true;
            default -> false;
        };
    }
}
