package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import java.util.List;
import java.util.Optional;

/**
 * 403, 404, 416 or 484 for a domain of which nobody registers there, while others do (RFC 3261 §10.3 steps 1 and 5,
 * §21.4.14, §21.4.22). A challenge would show that the domain is served.
 */
public final class WrongDomain implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.WRONG_DOMAIN);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        boolean fits = switch (failed.status()) {
            case 403, 404, 416, 484 -> true;
            default -> false;
        };
        if (!fits || failed.attempt().challenges() > 0 || !failed.tries().isEmpty() || !Domains.isForeign(failed)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.diagnosis(
                failed,
                Cause.WRONG_DOMAIN,
                Confidence.LIKELY,
                Refusal.statement(failed.answer().orElseThrow())
                        .text(" for the domain ")
                        .quote(Domains.domain(failed))
                        .text(", of which nobody registers there, while others do")));
    }
}
