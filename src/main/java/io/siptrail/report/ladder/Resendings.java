package io.siptrail.report.ladder;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Resend;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Further sendings of a request, folded: one arrow for all between which nothing was answered. */
final class Resendings {

    private final Transaction transaction;
    private final List<Long> answers = new ArrayList<>();

    Resendings(Transaction transaction) {
        this.transaction = transaction;
        transaction.finalResponse().map(RegisterResponse::timeNanos).ifPresent(answers::add);
        transaction.course().otherFinals().forEach(response -> answers.add(response.timeNanos()));
    }

    List<LadderStep> steps() {
        List<LadderStep> steps = new ArrayList<>();
        List<Resend> run = new ArrayList<>();
        for (Resend resend : transaction.course().resends()) {
            if (!run.isEmpty() && answeredBetween(run.get(run.size() - 1), resend)) {
                steps.add(step(run, 0));
                run.clear();
            }
            run.add(resend);
        }
        if (!run.isEmpty()) {
            int unseen = transaction.retransmissions()
                    - transaction.course().resends().size();
            steps.add(step(run, Math.max(0, unseen)));
        }
        return steps;
    }

    private boolean answeredBetween(Resend earlier, Resend later) {
        return RawTime.isKnown(earlier.timeNanos())
                && answers.stream().anyMatch(answer -> answer >= earlier.timeNanos() && answer < later.timeNanos());
    }

    /** @param more that were counted after these and not kept one by one */
    private LadderStep step(List<Resend> run, int more) {
        Resend first = run.get(0);
        Resend last = run.get(run.size() - 1);
        int count = run.size() + more;
        long nanos = RawTime.isKnown(first.timeNanos()) ? last.timeNanos() - first.timeNanos() : 0;
        String label = "REGISTER " + transaction.key().cseq() + " again"
                + (count == 1 ? "" : ", " + Seconds.times(count) + (nanos > 0 ? " in " + Seconds.of(nanos) : ""));
        return new LadderStep(
                first.timeNanos(),
                transaction.source(),
                transaction.destination(),
                first.frame(),
                label,
                Tone.NEUTRAL,
                List.of());
    }
}
