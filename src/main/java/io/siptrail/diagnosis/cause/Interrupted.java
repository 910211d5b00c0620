package io.siptrail.diagnosis.cause;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.census.CaptureGap;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Resend;
import io.siptrail.transaction.Transaction;

/** What silence means where one file of a set ends in the middle of it and the next one begins later: not much. */
public final class Interrupted {

    /** What is left of the 32 s when the last of the ladder is sent (RFC 3261 §17.1.2.2). */
    private static final long LAST_SENDING = Case.T1_NANOS;

    private Interrupted() {}

    /** The same, no more than possible when what is missing may have been in a gap of the capture. */
    public static Diagnosis doubted(Diagnosis diagnosis, Case failed) {
        Transaction last = failed.last();
        long from = lastMessage(last);
        long began = last.finalResponse().map(RegisterResponse::timeNanos).orElse(last.timeNanos());
        if (!RawTime.isKnown(from) || !RawTime.isKnown(began)) {
            return diagnosis;
        }
        return failed.surroundings()
                .facts()
                .gapWithin(from, began + Case.TIMER_F_NANOS - LAST_SENDING)
                .map(gap -> doubted(diagnosis, gap))
                .orElse(diagnosis);
    }

    private static long lastMessage(Transaction transaction) {
        long sent = transaction.course().resends().stream()
                .mapToLong(Resend::timeNanos)
                .max()
                .orElse(transaction.timeNanos());
        return Math.max(
                sent,
                transaction.finalResponse().map(RegisterResponse::timeNanos).orElse(sent));
    }

    private static Diagnosis doubted(Diagnosis diagnosis, CaptureGap gap) {
        Diagnosis most = diagnosis.atMost(Confidence.POSSIBLE);
        return new Diagnosis(
                most.cause(),
                most.confidence(),
                most.explanation()
                        .text("; but of the " + Seconds.of(gap.nanos()) + " between ")
                        .frame(gap.before())
                        .text(" and ")
                        .frame(gap.after())
                        .text(" the files have nothing, and what is missing may have come then"),
                most.remedy(),
                most.evidence());
    }
}
