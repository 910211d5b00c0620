package io.siptrail.diagnosis.finding.server;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.NonceAge;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.net.Endpoint;
import java.util.function.Consumer;

/**
 * A registrar refuses an expired nonce and offers a new one without stale=true (RFC 7616 §3.3): clients then think that
 * their password was wrong.
 */
public final class MissingStaleFlags implements FindingRule {

    private final Bounded<Endpoint, Trail> registrars = new Bounded<>(MOST);

    @Override
    public void take(Observation observation) {
        for (Try refused : observation.refusals()) {
            boolean unmarked = refused.isAskedAgain() && refused.offersNewNonce() && !refused.isMarkedStale();
            boolean wrong = refused.verdict() instanceof DigestVerdict.Invalid;
            if (unmarked
                    && !wrong
                    && (refused.isCalledStale()
                            || NonceAge.of(refused).filter(NonceAge::isOver).isPresent())) {
                registrars
                        .at(refused.transaction().destination(), Trail::new)
                        .ifPresent(trail -> trail.add(
                                refused.response().frame(), refused.response().timeNanos()));
            }
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars
                .entries()
                .forEach((registrar, trail) -> found.accept(trail.finding(
                        FindingKind.STALE_FLAG_MISSING,
                        Severity.LOW,
                        Confidence.PROVEN,
                        registrar.toString(),
                        Statement.of("expired nonces were refused " + Seconds.times(trail.count())
                                        + " without stale=true, first in ")
                                .frame(trail.frames().first().get(0)),
                        "Let the registrar say stale=true when only the nonce has expired.",
                        DisplayFilter.endpoint(registrar))));
    }

    @Override
    public long forgotten() {
        return registrars.forgotten();
    }
}
