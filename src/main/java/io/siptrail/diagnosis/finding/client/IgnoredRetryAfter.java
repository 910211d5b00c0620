package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.Retries;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.RegisterResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A client that comes back before the time that Retry-After gave (RFC 3261 §20.33, §21.5.4). */
public final class IgnoredRetryAfter implements FindingRule {

    private final Bounded<String, Trail> clients = new Bounded<>(MOST);
    private final Map<String, String> said = new HashMap<>();

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        RegisterResponse answer = attempt.finalResponse().orElse(null);
        if (answer == null || answer.hints().isEmpty()) {
            return;
        }
        Retries.Return back =
                observation.surroundings().census().retries().after(answer).orElse(null);
        if (back != null && back.tooEarly()) {
            clients.at(attempt.aor(), Trail::new).ifPresent(trail -> {
                trail.add(back.frame(), back.timeNanos());
                said.putIfAbsent(
                        attempt.aor(),
                        "asked to wait " + back.seconds() + " s, the client came back after "
                                + Seconds.of(back.nanos()));
            });
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        clients.entries()
                .forEach((aor, trail) -> found.accept(trail.finding(
                        FindingKind.RETRY_AFTER_IGNORED,
                        Severity.MEDIUM,
                        Confidence.PROVEN,
                        aor,
                        Statement.of(said.getOrDefault(aor, "") + "; " + Seconds.times(trail.count())),
                        "Update the client: it must wait as Retry-After says, or it prolongs the overload.",
                        "")));
    }

    @Override
    public long forgotten() {
        return clients.forgotten();
    }
}
