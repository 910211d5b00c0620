package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.cause.network.ResponseNotReceived;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.function.Consumer;

/**
 * Requests that were sent more than once before they were answered (RFC 3261 §17.1.2.2), by registrar; and 2xx that the
 * client went on asking for: the registrar holds the binding, the client does not know.
 */
public final class Retransmissions implements FindingRule {

    private static final int ENOUGH = 2;

    private final Bounded<Endpoint, Counted> registrars = new Bounded<>(MOST);
    private final Bounded<String, Trail> unheard = new Bounded<>(MOST);

    private static final class Counted {
        private final Trail requests = new Trail();
        private long sendings;
    }

    @Override
    public void take(Observation observation) {
        if (observation.attempt().retransmissions() == 0) {
            return;
        }
        for (Transaction transaction : observation.attempt().transactions()) {
            if (transaction.hop() == 0
                    && transaction.retransmissions() > 0
                    && transaction.finalResponse().isPresent()) {
                registrars.at(transaction.destination(), Counted::new).ifPresent(counted -> {
                    counted.requests.add(transaction);
                    counted.sendings += transaction.retransmissions();
                });
                success(observation, transaction);
            }
        }
    }

    private void success(Observation observation, Transaction transaction) {
        RegisterResponse answer = transaction.finalResponse().orElseThrow();
        long roundTrip = observation
                .surroundings()
                .census()
                .of(transaction.source().address(), transaction.destination())
                .map(source -> source.reactionNanos().orElse(0))
                .orElse(0L);
        if (answer.isSuccess() && ResponseNotReceived.sendingsAfter(transaction, answer, roundTrip) >= ENOUGH) {
            unheard.at(observation.attempt().aor(), Trail::new)
                    .ifPresent(trail -> trail.add(answer.frame(), answer.timeNanos()));
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars
                .entries()
                .forEach((registrar, counted) -> found.accept(counted.requests.finding(
                        FindingKind.RETRANSMISSIONS,
                        Severity.LOW,
                        Confidence.PROVEN,
                        registrar.toString(),
                        counted.sendings,
                        Statement.of(counted.requests.count() + " requests were sent " + counted.sendings
                                + " times more before the client had an answer"),
                        "Look for loss between client and registrar, and for answers slower than 0.5 s.",
                        DisplayFilter.endpoint(registrar))));
        unheard.entries()
                .forEach((aor, trail) -> found.accept(trail.finding(
                        FindingKind.RESPONSE_NOT_RECEIVED,
                        Severity.MEDIUM,
                        Confidence.PROVEN,
                        aor,
                        Statement.of("the registrar said 200 in ")
                                .frame(trail.frames().first().get(0))
                                .text(
                                        ", and the client went on sending: the registrar holds a binding that the client does"
                                                + " not know of"),
                        Cause.RESPONSE_NOT_RECEIVED.remedy(),
                        "")));
    }

    @Override
    public long forgotten() {
        return registrars.forgotten() + unheard.forgotten();
    }
}
