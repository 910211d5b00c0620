package io.siptrail.diagnosis.cause.network;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Vantage;
import io.siptrail.net.Transport;
import io.siptrail.transaction.Resend;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * No final in 32 s, or to seven sendings of the ladder of RFC 3261 §17.1.2.2 (0.5, 1, 2, then every 4 s). It says only that
 * no answer came past the point of capture; who was silent, it cannot.
 */
public final class NoAnswer implements CauseRule {

    private static final int LADDER = 7;

    @Override
    public List<Cause> causes() {
        return List.of(Cause.NO_ANSWER);
    }

    @Override
    public boolean isFallback() {
        return true;
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public boolean needsWholePackets() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        int sendings = 1 + last.retransmissions();
        boolean ladder = last.transport() == Transport.UDP && sendings >= LADDER;
        if (last.finalResponse().isPresent()
                || (failed.isPending() && !ladder)
                || !ResponseFragmentLost.lost(failed).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.NO_ANSWER,
                ladder ? Confidence.PROVEN : Confidence.LIKELY,
                statement(failed, last, sendings),
                Exhibit.of(last)));
    }

    private static Statement statement(Case failed, Transaction last, int sendings) {
        long until = last.course().resends().stream()
                .mapToLong(Resend::timeNanos)
                .max()
                .orElse(last.timeNanos());
        Statement statement = Statement.of("the REGISTER in ")
                .frame(last.position().frame())
                .text(" to " + last.destination() + " was sent " + Seconds.times(sendings)
                        + (sendings > 1 && RawTime.isKnown(last.timeNanos())
                                ? " in " + Seconds.of(until - last.timeNanos())
                                : "")
                        + (last.course().provisional() == 0
                                ? " and nothing came back"
                                : ", and nothing came but " + last.course().provisional()));
        boolean heard = failed.surroundings()
                .evidence()
                .lastHeardFrom(last.destination())
                .isPresent();
        String reach = last.request().map(Vantage::reach).orElse("");
        return statement
                .text(
                        heard
                                ? "; other packets of that address are in the capture"
                                : "; no packet of that address is in the capture")
                .text(reach.isEmpty() ? "" : "; " + reach);
    }
}
