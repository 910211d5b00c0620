package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.evidence.LostMessage;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;

/** What is said where no rule speaks: what was seen, and no guess. */
public final class Unknown {

    private Unknown() {}

    /** The packets do not say. */
    public static Diagnosis plain(Case failed) {
        return diagnosis(failed, seen(failed));
    }

    /** They might, had they been captured whole. */
    public static Diagnosis cut(Case failed) {
        return diagnosis(
                failed,
                seen(failed)
                        .text("; packets of this capture are cut short, so that what is missing may have been there"));
    }

    private static Diagnosis diagnosis(Case failed, Statement statement) {
        return Diagnosis.of(Cause.UNKNOWN, Confidence.POSSIBLE, statement, Exhibit.ofTransactions(failed.steps()));
    }

    private static Statement seen(Case failed) {
        Transaction last = failed.last();
        RegisterResponse answer = failed.answer().orElse(null);
        List<LostMessage> lost =
                failed.surroundings().evidence().lostMessages(last.key().callId());
        if (answer == null && !lost.isEmpty()) {
            return Statement.of("only the first fragment of ")
                    .quote(lost.get(0).startLine())
                    .text(" is in the capture, in ")
                    .frame(lost.get(0).frame())
                    .text("; the client does not send again, so that it had the whole");
        }
        if (answer == null) {
            return Statement.of("no final to the REGISTER in ")
                    .frame(last.position().frame())
                    .text(" is in the capture");
        }
        return Statement.quoted(answer.status() + " " + answer.reason())
                .text(" in ")
                .frame(answer.frame())
                .text(" is the last that was seen");
    }
}
