package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/** Any other 4xx or 6xx (RFC 3261 §21.4, §21.6): it names the fault in its reason phrase at least. */
public final class BadRequest implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.BAD_REQUEST);
    }

    @Override
    public boolean isFallback() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        int status = failed.status();
        boolean fits = (status / 100 == 4 || status / 100 == 6)
                && switch (status) {
                    case 401, 403, 407, 408, 603 -> false;
                    default -> true;
                };
        if (!fits) {
            return Optional.empty();
        }
        RegisterResponse answer = failed.answer().orElseThrow();
        boolean named = !answer.hints().isEmpty();
        return Optional.of(Refusal.diagnosis(
                failed, Cause.BAD_REQUEST, named ? Confidence.PROVEN : Confidence.LIKELY, Refusal.statement(answer)));
    }
}
