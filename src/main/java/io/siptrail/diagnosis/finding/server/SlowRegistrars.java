package io.siptrail.diagnosis.finding.server;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.transaction.Transaction;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Registrars of which more than one answer in twenty takes longer than T1 (0.5 s, RFC 3261 §17.1.1.1), after which clients
 * send again.
 */
public final class SlowRegistrars implements FindingRule {

    private static final int ENOUGH = 5;
    private static final int IN_TWENTY = 20;

    private final Bounded<Endpoint, Answers> registrars = new Bounded<>(MOST);

    private static final class Answers {
        private final Trail slow = new Trail();
        private long all;
        private long longest;
    }

    @Override
    public void take(Observation observation) {
        for (Transaction transaction : observation.attempt().transactions()) {
            OptionalLong taken = transaction.responseNanos();
            if (taken.isPresent()) {
                registrars
                        .at(transaction.destination(), Answers::new)
                        .ifPresent(answers -> take(answers, transaction, taken.getAsLong()));
            }
        }
    }

    private static void take(Answers answers, Transaction transaction, long nanos) {
        answers.all++;
        answers.longest = Math.max(answers.longest, nanos);
        if (nanos > Case.T1_NANOS) {
            answers.slow.add(transaction);
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars.entries().forEach((registrar, answers) -> {
            if (answers.all >= ENOUGH && answers.slow.count() * IN_TWENTY > answers.all) {
                found.accept(answers.slow.finding(
                        FindingKind.SLOW_REGISTRAR,
                        Severity.MEDIUM,
                        Confidence.PROVEN,
                        registrar.toString(),
                        Statement.of(answers.slow.count() + " of " + answers.all
                                + " answers took longer than 0.5 s, the longest " + Seconds.of(answers.longest)),
                        "Find what the registrar waits for: database, DNS, or too few processes.",
                        DisplayFilter.endpoint(registrar)));
            }
        });
    }

    @Override
    public long forgotten() {
        return registrars.forgotten();
    }
}
