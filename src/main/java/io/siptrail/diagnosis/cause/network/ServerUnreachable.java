package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * An ICMP or ICMPv6 error quotes the request that nobody answered (RFC 792, RFC 4443 §3, RFC 1122 §3.2.2.1). It counts
 * when it quotes the very endpoints of the request, after the request was sent and before the client gave up.
 */
public final class ServerUnreachable implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.SERVER_UNREACHABLE);
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        if (last.finalResponse().isPresent()) {
            return Optional.empty();
        }
        List<IcmpReport> reports =
                failed
                        .surroundings()
                        .evidence()
                        .icmpAbout(last, failed.attempt().endNanos() + Case.TIMER_F_NANOS)
                        .stream()
                        .filter(IcmpReport::isUnreachable)
                        .toList();
        return reports.isEmpty() ? Optional.empty() : Optional.of(diagnosis(reports, last));
    }

    private static Diagnosis diagnosis(List<IcmpReport> reports, Transaction last) {
        IcmpReport first = reports.get(0);
        Statement statement = Statement.of(first.name() + " from " + first.reporter() + " in ")
                .frame(first.frame())
                .text(" quotes the REGISTER to " + first.destination());
        if (reports.size() > 1) {
            statement = statement.text(", and " + (reports.size() - 1) + " more do");
        }
        if (!first.reporter().equals(first.destination().address())) {
            statement = statement.text("; a router says so, not the registrar's host");
        }
        return Diagnosis.of(
                Cause.SERVER_UNREACHABLE,
                Confidence.PROVEN,
                statement,
                Exhibit.of(last.position().frame(), first.frame()));
    }
}
