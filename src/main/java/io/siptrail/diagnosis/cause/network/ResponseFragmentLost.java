package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.evidence.LostMessage;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The first fragment of the answer is there, the others are not, and the client sends again (RFC 791 §3.2: a datagram of
 * which a fragment is lost is lost). A client that does not send again has had the whole, and only the capture lacks it.
 */
public final class ResponseFragmentLost implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.RESPONSE_FRAGMENT_LOST);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        if (last.finalResponse().isPresent()) {
            return Optional.empty();
        }
        List<LostMessage> lost = lost(failed);
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        LostMessage first = lost.get(0);
        long after = last.course().resends().stream()
                .filter(resend -> resend.timeNanos() > first.timeNanos())
                .count();
        if (after == 0) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.RESPONSE_FRAGMENT_LOST,
                after > 1 ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("the first fragment of ")
                        .quote(first.startLine())
                        .text(" (" + first.length() + " bytes) is in ")
                        .frame(first.frame())
                        .text(", the rest of it never comes, and the request is sent " + Seconds.times(after)
                                + " after it"),
                Exhibit.of(last.position().frame(), first.frame())));
    }

    /** The responses to the last request of which only the beginning was captured. */
    static List<LostMessage> lost(Case failed) {
        Transaction last = failed.last();
        return failed.surroundings().evidence().lostMessages(last.key().callId()).stream()
                .filter(message ->
                        message.status() >= 200 && message.cseq() == last.key().cseq())
                .toList();
    }
}
