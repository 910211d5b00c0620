package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.diagnosis.evidence.ScannerNames;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.registration.Attempt;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One Call-ID, rising CSeq, unchanged Contact, and credentials refused again and again: a phone that does not give up. Two
 * ways tell it from somebody who tries passwords: the tool names itself, or the same nonce gets different responses though
 * nothing else that is hashed differs (RFC 7616 §3.4.1), so that the secret does.
 */
public final class RetryStorms implements FindingRule {

    private static final int MANY = 10;

    private final Bounded<String, Trail> storms = new Bounded<>(MOST);

    @Override
    public void take(Observation observation) {
        List<Try> refusals = observation.refusals();
        if (isStorm(refusals, observation.attempt())) {
            storms.at(
                            observation.attempt().aor() + " "
                                    + observation.attempt().source().address(),
                            Trail::new)
                    .ifPresent(trail -> refusals.forEach(refused -> trail.add(refused.transaction())));
        }
    }

    /** Whether these refusals are those of one persistent phone. */
    public static boolean isStorm(List<Try> refusals, Attempt attempt) {
        return refusals.size() >= MANY && isPhone(refusals, attempt);
    }

    /** Whether nothing shows that these credentials were made from different passwords. */
    static boolean isPhone(List<Try> refusals, Attempt attempt) {
        Try first = refusals.get(0);
        String contact =
                first.transaction().request().map(RegisterRequest::contactText).orElse("");
        Map<String, String> responses = new HashMap<>();
        for (Try refused : refusals) {
            Credentials credentials = refused.credentials();
            String hashed = credentials.username().orElse("")
                    + '\n'
                    + refused.nonce()
                    + '\n'
                    + credentials.nc().orElse("")
                    + '\n'
                    + credentials.cnonce().orElse("")
                    + '\n'
                    + credentials.uri().orElse("");
            String response = credentials.response().orElse("");
            boolean sameSecret = response.equals(responses.computeIfAbsent(hashed, fresh -> response));
            boolean sameContact = refused.transaction()
                    .request()
                    .filter(request -> request.contactText().equals(contact))
                    .isPresent();
            if (!sameSecret || !sameContact) {
                return false;
            }
        }
        return !ScannerNames.isScanner(attempt.userAgent());
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        storms.entries()
                .forEach((subject, trail) -> found.accept(trail.finding(
                        FindingKind.RETRY_STORM,
                        Severity.MEDIUM,
                        Confidence.LIKELY,
                        subject,
                        Statement.of(
                                "one client has its credentials refused " + Seconds.times(trail.count())
                                        + " under one Call-ID and with one Contact: a phone that does not give up, not an attacker"),
                        "Correct the phone's account, and let it wait longer between its tries.",
                        "")));
    }

    @Override
    public long forgotten() {
        return storms.forgotten();
    }
}
