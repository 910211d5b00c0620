package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import java.util.List;
import java.util.Optional;

/** 482 (RFC 3261 §21.4.19) or 483 (§21.4.20). */
public final class LoopDetected implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.LOOP_DETECTED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return failed.status() == 482 || failed.status() == 483
                ? Optional.of(Refusal.diagnosis(
                        failed,
                        Cause.LOOP_DETECTED,
                        Confidence.PROVEN,
                        Refusal.statement(failed.answer().orElseThrow())))
                : Optional.empty();
    }
}
