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
import io.siptrail.registration.Outcome;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The 2xx lists another Contact than the client sent: a registrar or a gateway wrote the address that it saw (RFC 3581 §4
 * has no such thing; Kamailio's fix_nated_contact and ALGs do it).
 */
public final class RewrittenContacts implements FindingRule {

    private final Bounded<String, Trail> aors = new Bounded<>(MOST);
    private final Map<String, Statement> said = new HashMap<>();

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        if (attempt.outcome() != Outcome.REGISTERED) {
            return;
        }
        for (Transaction transaction : attempt.transactions()) {
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (response != null && response.isSuccess() && !response.hints().isEmpty()) {
                response.hint(HeaderName.CONTACT).ifPresent(listed -> take(attempt, transaction, listed));
            }
        }
    }

    private void take(Attempt attempt, Transaction transaction, String listed) {
        aors.at(attempt.aor(), Trail::new).ifPresent(trail -> {
            trail.add(transaction);
            said.putIfAbsent(
                    attempt.aor(),
                    Statement.of("the client sends the Contact ")
                            .quote(transaction
                                    .request()
                                    .map(RegisterRequest::contactText)
                                    .orElse(""))
                            .text(", and the answer lists ")
                            .quote(listed));
        });
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        aors.entries()
                .forEach((aor, trail) -> found.accept(trail.finding(
                        FindingKind.CONTACT_REWRITTEN,
                        Severity.INFO,
                        Confidence.LIKELY,
                        aor,
                        said.getOrDefault(aor, Statement.EMPTY),
                        "Let only the registrar rewrite, and switch the ALG of the gateway off.",
                        "")));
    }

    @Override
    public long forgotten() {
        return aors.forgotten();
    }
}
