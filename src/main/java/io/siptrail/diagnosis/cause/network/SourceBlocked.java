package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.census.SourceRecord;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The registrar answered this address with refusals, then no more, while it answers others: what fail2ban, Kamailio's pike
 * and a firewall's blacklist do. No RFC; the habit of servers.
 */
public final class SourceBlocked implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.SOURCE_BLOCKED);
    }

    @Override
    public boolean needsWholePackets() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        SourceRecord source = failed.source().orElse(null);
        if (source == null || last.finalResponse().isPresent()) {
            return Optional.empty();
        }
        boolean refusedBefore = source.wasRefusedBefore(last.timeNanos());
        boolean silentSince = source.lastAnswerNanos().orElse(Long.MAX_VALUE) < last.timeNanos();
        boolean answersOthers = failed.registrar()
                .filter(registrar -> registrar.answeredAnother(last.source().address(), last.timeNanos()))
                .isPresent();
        if (!refusedBefore || !silentSince || !answersOthers) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.SOURCE_BLOCKED,
                Confidence.LIKELY,
                Statement.of(last.destination() + " refused " + last.source().address() + " " + times(source.refusals())
                                + " and is silent to it since, also to the request in ")
                        .frame(last.position().frame())
                        .text(", while it answers others"),
                Exhibit.of(last)));
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
