package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.registration.Attempt;
import java.util.function.Consumer;

/** A client that answers a challenge under another Call-ID, which RFC 3261 §8.1.3.5 and §10.2.4 tell it not to change. */
public final class ChangedCallIds implements FindingRule {

    private final Bounded<String, Trail> agents = new Bounded<>(MOST);

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        if (!attempt.callIdFirst().equals(attempt.callIdLast())) {
            agents.at(attempt.userAgent(), Trail::new)
                    .ifPresent(trail -> trail.add(attempt.firstFrame(), attempt.startNanos()));
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        agents.entries()
                .forEach((agent, trail) -> found.accept(trail.finding(
                        FindingKind.CALL_ID_CHANGES,
                        Severity.LOW,
                        Confidence.PROVEN,
                        agent,
                        Statement.of("the user agent ")
                                .quote(agent)
                                .text(" answers challenges under another Call-ID, in " + trail.count() + " attempts"),
                        "Update the client; registrars that bind a nonce to its Call-ID refuse it.",
                        "")));
    }

    @Override
    public long forgotten() {
        return agents.forgotten();
    }
}
