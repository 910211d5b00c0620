package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.transaction.RegisterRequest;
import java.util.List;
import java.util.Optional;

/**
 * 403 without any question for credentials, or to credentials that are right: it is not they that are refused (RFC 3261
 * §10.3 step 4, §21.4.4); 603 alike.
 */
public final class PolicyRefused implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.POLICY_REFUSED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        int status = failed.status();
        if (status != 403 && status != 603) {
            return Optional.empty();
        }
        Try last = failed.lastTry().orElse(null);
        boolean right = last != null && last.verdict() instanceof DigestVerdict.Valid;
        boolean asked = failed.attempt().challenges() > 0;
        boolean shown =
                failed.lastRequest().filter(RegisterRequest::hasCredentials).isPresent();
        if (!right && (asked || shown)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.diagnosis(
                failed,
                Cause.POLICY_REFUSED,
                right ? Confidence.PROVEN : Confidence.LIKELY,
                Refusal.statement(failed.answer().orElseThrow())
                        .text(right ? " to credentials that are right" : " without asking for credentials")));
    }
}
