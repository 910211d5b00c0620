package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.sip.HeaderName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** 423 with Min-Expires (RFC 3261 §10.3 step 7, §21.4.17), to which the client must ask for as much (§10.2.8). */
public final class IntervalTooBrief implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.INTERVAL_TOO_BRIEF);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        if (failed.status() != 423) {
            return Optional.empty();
        }
        long refused = failed.steps().stream()
                .filter(step -> step.finalResponse()
                        .filter(response -> response.status() == 423)
                        .isPresent())
                .count();
        OptionalLong asked = failed.lastRequest().orElseThrow().expiresRequested();
        Statement statement = Refusal.statement(failed.answer().orElseThrow(), HeaderName.MIN_EXPIRES)
                .text(asked.isPresent() ? "; the client asked for " + asked.getAsLong() + " s" : "")
                .text(refused > 1 ? ", " + refused + " times" : "");
        return Optional.of(Refusal.diagnosis(failed, Cause.INTERVAL_TOO_BRIEF, Confidence.PROVEN, statement));
    }
}
