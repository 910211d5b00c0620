package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/** A 2xx lists all bindings (RFC 3261 §10.3 step 8); the client's own is not among them, or has no time left. */
public final class BindingNotStored implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.BINDING_NOT_STORED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        RegisterResponse answer = failed.answer().orElse(null);
        if (answer == null || !answer.isSuccess() || failed.attempt().outcome() != Outcome.REJECTED) {
            return Optional.empty();
        }
        String own = failed.lastRequest().map(RegisterRequest::contactText).orElse("");
        boolean none = answer.granted().isEmpty();
        return Optional.of(Refusal.diagnosis(
                failed,
                Cause.BINDING_NOT_STORED,
                Confidence.PROVEN,
                Refusal.statement(answer)
                        .text(" lists " + answer.contactsListed().orElse(0) + " contacts; ")
                        .quote(own)
                        .text(none ? " is not among them" : " is granted 0 s")));
    }
}
