package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.sip.HeaderName;
import java.util.List;
import java.util.Optional;

/** 3xx (RFC 3261 §21.3, §8.3) that the client did not follow in time. */
public final class Redirected implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.REDIRECTED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return failed.status() / 100 == 3
                ? Optional.of(Refusal.diagnosis(
                        failed,
                        Cause.REDIRECTED,
                        Confidence.PROVEN,
                        Refusal.statement(failed.answer().orElseThrow(), HeaderName.CONTACT)
                                .text(", and the client does not go there")))
                : Optional.empty();
    }
}
