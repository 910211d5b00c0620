package io.siptrail.diagnosis.finding.security;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.NonceIssue;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Transaction;
import java.util.function.Consumer;

/**
 * Credentials with a nonce that the capture shows being given, yet never to this user nor to this address: somebody sends
 * again what he has read (RFC 7616 §5.5), or shares it. That a registrar gives one nonce to many is ordinary.
 */
public final class NonceReuse implements FindingRule {

    private final Bounded<String, Trail> users = new Bounded<>(MOST);

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        for (JudgedCredentials shown : observation.digests()) {
            String nonce = shown.credentials().nonce().orElse("");
            NonceIssue issue = nonce.isEmpty()
                    ? null
                    : observation.surroundings().history().issue(nonce).orElse(null);
            if (issue != null && isForeign(issue, attempt, shown.transaction()) && !wasGivenHere(attempt, nonce)) {
                users.at(attempt.aor() + " " + attempt.source().address(), Trail::new)
                        .ifPresent(trail -> trail.add(shown.transaction()));
            }
        }
    }

    private static boolean wasGivenHere(Attempt attempt, String nonce) {
        for (Transaction transaction : attempt.transactions()) {
            if (transaction
                    .finalResponse()
                    .filter(response -> response.offered().text().contains(nonce))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForeign(NonceIssue issue, Attempt attempt, Transaction transaction) {
        return issue.firstNanos() < transaction.timeNanos()
                && !issue.wentToAor(attempt.aor())
                && !issue.wentToAddress(transaction.source().address())
                && !issue.wentToCallId(transaction.key().callId());
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        users.entries()
                .forEach((subject, trail) -> found.accept(trail.finding(
                        FindingKind.NONCE_REUSE,
                        Severity.MEDIUM,
                        Confidence.LIKELY,
                        subject,
                        Statement.of("a nonce that was given to others only is shown in ")
                                .frame(trail.frames().first().get(0)),
                        "Look who sends this; let the registrar bind a nonce to its client, and use TLS.",
                        "")));
    }

    @Override
    public long forgotten() {
        return users.forgotten();
    }
}
