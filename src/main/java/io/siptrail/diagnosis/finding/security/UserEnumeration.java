package io.siptrail.diagnosis.finding.security;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.Census;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A registrar that says 404 to a request without credentials for one user and asks for credentials for another tells
 * everybody which users there are (RFC 3261 §22.1 lets it challenge both).
 */
public final class UserEnumeration implements FindingRule {

    private static final int SWEEP = 5;

    private final Bounded<Endpoint, Answers> registrars = new Bounded<>(MOST);

    private static final class Answers {
        private final Trail unknown = new Trail();
        private final Set<String> domains = new HashSet<>();
        private final Set<String> challenged = new HashSet<>();
    }

    @Override
    public void take(Observation observation) {
        for (Transaction transaction : observation.attempt().transactions()) {
            RegisterRequest request = transaction.request().orElse(null);
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (request == null || response == null || request.hasCredentials()) {
                continue;
            }
            String domain = Census.domain(observation.attempt().aor());
            if (response.isChallenge()) {
                registrars
                        .at(transaction.destination(), Answers::new)
                        .ifPresent(answers -> note(answers.challenged, domain));
            } else if (response.status() == 404) {
                registrars.at(transaction.destination(), Answers::new).ifPresent(answers -> {
                    answers.unknown.add(response.frame(), response.timeNanos());
                    note(answers.domains, domain);
                });
            }
        }
    }

    private static void note(Set<String> domains, String domain) {
        if (domains.size() < 256) {
            domains.add(domain);
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars.entries().forEach((registrar, answers) -> {
            if (answers.domains.stream().anyMatch(answers.challenged::contains)) {
                found.accept(answers.unknown.finding(
                        FindingKind.USER_ENUMERATION,
                        answers.unknown.count() >= SWEEP ? Severity.MEDIUM : Severity.LOW,
                        Confidence.PROVEN,
                        registrar.toString(),
                        Statement.of(
                                        "for some users of a domain it asks for credentials, for others it says 404 at once, "
                                                + Seconds.times(answers.unknown.count()) + ", first in ")
                                .frame(answers.unknown.frames().first().get(0)),
                        "Let the registrar challenge every user, known or not.",
                        DisplayFilter.endpoint(registrar)));
            }
        });
    }

    @Override
    public long forgotten() {
        return registrars.forgotten();
    }
}
