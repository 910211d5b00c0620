package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A registrar drops or refuses a REGISTER whose CSeq is not above that of the binding's Call-ID (RFC 3261 §10.3 step 7);
 * Kamailio says {@code Invalid CSeq number}.
 */
public final class CseqNotIncreased implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.CSEQ_NOT_INCREASED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        RegisterResponse answer = failed.answer().orElse(null);
        boolean stated = answer != null && answer.status() >= 400 && Refusal.registrarSays(answer, "cseq");
        Transaction last = failed.last();
        OptionalLong accepted =
                failed.surroundings().history().acceptedCseq(last.key().callId());
        boolean low = accepted.isPresent() && last.key().cseq() <= accepted.getAsLong();
        boolean fits = answer == null ? last.retransmissions() > 0 : answer.status() == 400 || answer.status() == 500;
        if (!stated && !(low && fits)) {
            return Optional.empty();
        }
        Statement statement = answer == null
                ? Statement.of("no answer to the REGISTER in ")
                        .frame(last.position().frame())
                : Refusal.statement(answer);
        statement = statement.text("; CSeq is " + last.key().cseq());
        if (low) {
            statement = statement
                    .text(", and " + accepted.getAsLong() + " of the Call-ID ")
                    .quote(last.key().callId())
                    .text(" was accepted before");
        }
        return Optional.of(Refusal.diagnosis(
                failed, Cause.CSEQ_NOT_INCREASED, stated ? Confidence.PROVEN : Confidence.LIKELY, statement));
    }
}
