package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/**
 * 420 with Unsupported (RFC 3261 §8.2.2.3), 421 with Require (§21.4.16), 439 first hop lacks outbound (RFC 5626 §11.6),
 * 494 with Security-Server (RFC 3329 §2.3.1).
 */
public final class ExtensionMismatch implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.EXTENSION_MISMATCH);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        boolean fits = switch (failed.status()) {
            case 420, 421, 439, 494 -> true;
            default -> false;
        };
        if (!fits) {
            return Optional.empty();
        }
        RegisterResponse answer = failed.answer().orElseThrow();
        HeaderName name = answer.hint(HeaderName.UNSUPPORTED).isPresent() ? HeaderName.UNSUPPORTED : HeaderName.REQUIRE;
        return Optional.of(Refusal.diagnosis(
                failed, Cause.EXTENSION_MISMATCH, Confidence.PROVEN, Refusal.statement(answer, name)));
    }
}
