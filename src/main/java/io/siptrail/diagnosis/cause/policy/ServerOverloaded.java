package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.census.RegistrarRecord;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/** 503 or 480 with Retry-After (RFC 3261 §21.5.4, §21.4.18, §20.33), or 503 to one request after the other. */
public final class ServerOverloaded implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.SERVER_OVERLOADED);
    }

    private static final long MANY = 10;

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        RegisterResponse answer = failed.answer().orElse(null);
        if (answer == null || (answer.status() != 503 && answer.status() != 480)) {
            return Optional.empty();
        }
        boolean asksToWait = answer.hint(HeaderName.RETRY_AFTER).isPresent();
        long overloads = failed.registrar().map(RegistrarRecord::overloads).orElse(0L);
        if (!asksToWait && (answer.status() != 503 || overloads < MANY)) {
            return Optional.empty();
        }
        Statement statement = Refusal.statement(answer, HeaderName.RETRY_AFTER)
                .text(overloads > 1 ? "; one of " + overloads + " 503s of this registrar" : "")
                .text(patience(failed, answer));
        return Optional.of(Refusal.diagnosis(
                failed, Cause.SERVER_OVERLOADED, asksToWait ? Confidence.PROVEN : Confidence.LIKELY, statement));
    }

    private static String patience(Case failed, RegisterResponse answer) {
        return failed.surroundings()
                .census()
                .retries()
                .after(answer)
                .map(next -> "; the client came again after " + Seconds.of(next.nanos())
                        + (next.tooEarly() ? ", too early" : ""))
                .orElse("");
    }
}
