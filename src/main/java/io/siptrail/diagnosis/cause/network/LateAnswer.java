package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The final came after Timer F, 64·T1 = 32 s (RFC 3261 §17.1.2.2). A late 408 or 504 only says that somebody else was late. */
public final class LateAnswer implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.LATE_ANSWER);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        RegisterResponse answer = failed.answer().orElse(null);
        OptionalLong taken = last.responseNanos();
        if (answer == null
                || answer.status() == 408
                || answer.status() == 504
                || taken.orElse(0) <= Case.TIMER_F_NANOS) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.LATE_ANSWER,
                Confidence.LIKELY,
                Statement.of("the " + answer.status() + " in ")
                        .frame(answer.frame())
                        .text(" came " + Seconds.of(taken.orElse(0)) + " after the request; a client waits 32 s"),
                Exhibit.of(last)));
    }
}
