package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Vantage;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Resend;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The registrar answered, and the client went on sending: RFC 3261 §17.1.2.2 stops retransmissions with the first final. A
 * retransmission that crosses the answer on the way proves nothing, hence the round trip, and two.
 */
public final class ResponseNotReceived implements CauseRule {

    private static final int ENOUGH = 2;
    private static final int MANY = 6;

    @Override
    public List<Cause> causes() {
        return List.of(Cause.RESPONSE_NOT_RECEIVED);
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        RegisterResponse answer = failed.answer().orElse(null);
        if (answer == null || last.course().answeredElsewhere()) {
            return Optional.empty();
        }
        long roundTrip =
                failed.source().map(source -> source.reactionNanos().orElse(0)).orElse(0L);
        long after = sendingsAfter(last, answer, roundTrip);
        if (after < ENOUGH) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.RESPONSE_NOT_RECEIVED,
                after >= MANY ? Confidence.PROVEN : Confidence.LIKELY,
                statement(failed, last, answer, after),
                Exhibit.of(last)));
    }

    /** How often a request was sent after its answer must have been there. */
    public static long sendingsAfter(Transaction transaction, RegisterResponse answer, long roundTripNanos) {
        long patience = Math.max(Case.T1_NANOS, roundTripNanos);
        long seen = 0;
        for (Resend resend : transaction.course().resends()) {
            seen += resend.timeNanos() > answer.timeNanos() + patience ? 1 : 0;
        }
        return seen;
    }

    private static Statement statement(Case failed, Transaction last, RegisterResponse answer, long after) {
        Statement statement = Statement.of("the " + answer.status() + " in ")
                .frame(answer.frame())
                .text(" came after " + Seconds.of(answer.timeNanos() - last.timeNanos()) + ", and the request was sent "
                        + Seconds.times(after) + " more after that; the client never acts on any of "
                        + (1 + last.responseRetransmissions())
                        + (last.responseRetransmissions() == 0 ? " response" : " responses"));
        return statement.text(
                failed.vantage() == Vantage.CLIENT_SIDE
                        ? "; " + failed.vantage().words() + ", so it is lost at the client itself"
                        : failed.vantage() == Vantage.SERVER_SIDE
                                ? "; " + failed.vantage().words() + ", so it is lost on the way back or at the client"
                                : "");
    }
}
