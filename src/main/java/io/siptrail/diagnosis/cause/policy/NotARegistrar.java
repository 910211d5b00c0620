package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** 405 (RFC 3261 §21.4.6) or 501 (§21.5.2), or a refusal whose Allow does not name REGISTER. */
public final class NotARegistrar implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.NOT_A_REGISTRAR);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        RegisterResponse answer = failed.answer().orElse(null);
        if (answer == null || answer.status() < 400 || answer.isChallenge()) {
            return Optional.empty();
        }
        List<String> allow = answer.hints(HeaderName.ALLOW);
        boolean leftOut = !allow.isEmpty()
                && allow.stream()
                        .noneMatch(value -> value.toUpperCase(Locale.ROOT).contains("REGISTER"));
        boolean stated = answer.status() == 405 || answer.status() == 501;
        if (!stated && !leftOut) {
            return Optional.empty();
        }
        return Optional.of(Refusal.diagnosis(
                failed,
                Cause.NOT_A_REGISTRAR,
                stated ? Confidence.PROVEN : Confidence.POSSIBLE,
                Refusal.statement(answer, HeaderName.ALLOW)));
    }
}
