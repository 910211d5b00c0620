package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * A proxy answers for a registrar that did not: 408 (RFC 3261 §16.8, §21.4.9) or 504 (§21.5.5); or its own forwarded
 * request is in the capture and unanswered.
 */
public final class UpstreamTimeout implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.UPSTREAM_TIMEOUT);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        boolean timedOut = failed.status() == 408 || failed.status() == 504;
        Optional<Transaction> silent = silent(failed);
        if (!timedOut && (silent.isEmpty() || failed.answer().isPresent())) {
            return Optional.empty();
        }
        Statement statement = failed.answer()
                .map(answer -> said(failed, answer))
                .orElseGet(() -> Statement.of("the proxy " + failed.last().destination() + " gives no final answer"));
        if (silent.isPresent()) {
            statement = statement
                    .text("; it sent the request on to " + silent.get().destination() + " in ")
                    .frame(silent.get().position().frame())
                    .text(", which never answers");
        }
        return Optional.of(Diagnosis.of(
                Cause.UPSTREAM_TIMEOUT,
                silent.filter(hop -> timedOut || isHeard(failed, hop)).isPresent()
                        ? Confidence.PROVEN
                        : Confidence.LIKELY,
                statement,
                Exhibit.of(failed.last(), silent.orElse(failed.last()))));
    }

    /** A capture that holds nothing of the silent one may simply not see its answers. */
    private static boolean isHeard(Case failed, Transaction hop) {
        return failed.surroundings().evidence().lastHeardFrom(hop.destination()).isPresent();
    }

    private static Optional<Transaction> silent(Case failed) {
        return failed.attempt().transactions().stream()
                .filter(transaction ->
                        transaction.hop() > 0 && transaction.finalResponse().isEmpty())
                .reduce((earlier, later) -> later);
    }

    private static Statement said(Case failed, RegisterResponse answer) {
        Statement statement = Statement.quoted(answer.status() + " " + answer.reason())
                .text(" in ")
                .frame(answer.frame());
        int provisional = failed.last().course().provisional();
        return provisional == 0 ? statement : statement.text(", after a " + provisional);
    }
}
