package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.sip.Challenge;
import java.util.List;
import java.util.Optional;

/**
 * The qop of the credentials is not one of those that were offered, or is no single value (RFC 7616 §3.4: one of those in
 * the challenge, and none where none was offered).
 */
public final class QopMismatch implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.QOP_MISMATCH);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null
                || last.answered().isEmpty()
                || last.credentials().qop().isEmpty()) {
            return Optional.empty();
        }
        Challenge answered = last.answered().get().challenge();
        String used = last.credentials().qop().get();
        boolean offered = answered.qop().stream().anyMatch(used::equalsIgnoreCase);
        if (offered) {
            return Optional.empty();
        }
        String what = answered.qop().isEmpty() ? "no qop" : String.join(",", answered.qop());
        return Optional.of(Diagnosis.of(
                Cause.QOP_MISMATCH,
                answered.qop().isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY,
                Statement.of("the challenge in ")
                        .frame(last.answered().get().response().frame())
                        .text(" offers ")
                        .quote(what)
                        .text(", the credentials in ")
                        .frame(last.transaction().position().frame())
                        .text(" say qop=")
                        .quote(used),
                Exhibit.of(last.transaction())));
    }
}
