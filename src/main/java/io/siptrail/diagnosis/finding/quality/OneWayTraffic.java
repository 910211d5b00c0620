package io.siptrail.diagnosis.finding.quality;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.transaction.Transaction;
import java.util.function.Consumer;

/**
 * Peers of which only one direction was captured: clients that act on answers nobody saw, or answers to requests nobody saw.
 */
public final class OneWayTraffic implements FindingRule {

    private static final int ENOUGH = 2;

    private final Bounded<Endpoint, Directions> registrars = new Bounded<>(MOST);

    private static final class Directions {
        private final Trail unasked = new Trail();
        private final Trail unanswered = new Trail();
        private long both;
    }

    @Override
    public void take(Observation observation) {
        boolean withheld = observation
                .diagnosis()
                .filter(diagnosis -> diagnosis.cause() == Cause.ONE_WAY_CAPTURE)
                .isPresent();
        for (Transaction transaction : observation.attempt().transactions()) {
            registrars.at(transaction.destination(), Directions::new).ifPresent(directions -> {
                if (transaction.request().isEmpty()) {
                    directions.unasked.add(transaction);
                } else if (transaction.finalResponse().isPresent()) {
                    directions.both++;
                } else if (withheld) {
                    directions.unanswered.add(transaction);
                }
            });
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars.entries().forEach((registrar, directions) -> {
            if (directions.unanswered.count() > 0) {
                found.accept(
                        finding(registrar, directions.unanswered, "answers of this registrar are not in the capture"));
            }
            if (directions.unasked.count() >= ENOUGH && directions.both == 0) {
                found.accept(
                        finding(registrar, directions.unasked, "requests to this registrar are not in the capture"));
            }
        });
    }

    private static Finding finding(Endpoint registrar, Trail trail, String what) {
        return trail.finding(
                FindingKind.ONE_WAY_TRAFFIC,
                Severity.LOW,
                Confidence.LIKELY,
                registrar.toString(),
                Statement.of(what + ", " + Seconds.times(trail.count())
                        + "; what became of these registrations is not known"),
                Cause.ONE_WAY_CAPTURE.remedy(),
                DisplayFilter.endpoint(registrar));
    }

    @Override
    public long forgotten() {
        return registrars.forgotten();
    }
}
