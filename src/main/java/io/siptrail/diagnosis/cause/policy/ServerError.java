package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import java.util.List;
import java.util.Optional;

/** 5xx (RFC 3261 §21.5) that is neither overload nor a time-out behind a proxy. */
public final class ServerError implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.SERVER_ERROR);
    }

    @Override
    public boolean isFallback() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return failed.status() / 100 == 5 && failed.status() != 504
                ? Optional.of(Refusal.diagnosis(
                        failed,
                        Cause.SERVER_ERROR,
                        Confidence.LIKELY,
                        Refusal.statement(failed.answer().orElseThrow())))
                : Optional.empty();
    }
}
