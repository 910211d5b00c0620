package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.NonceAge;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Try;
import java.util.List;
import java.util.Optional;

/**
 * The client was offered new nonces at least twice and went on with an old one that is marked stale (RFC 7616 §3.3) or has
 * provably expired.
 */
public final class StaleIgnored implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.STALE_IGNORED);
    }

    private static final int ENOUGH = 2;

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null) {
            return Optional.empty();
        }
        List<Try> kept = failed.tries().stream()
                .filter(refused -> refused.nonce().equals(last.nonce()) && refused.offersNewNonce())
                .toList();
        boolean marked = kept.stream().anyMatch(Try::isMarkedStale);
        Optional<NonceAge> age = NonceAge.of(last).filter(NonceAge::isOver);
        if (kept.size() < ENOUGH || !kept.get(kept.size() - 1).equals(last) || (!marked && age.isEmpty())) {
            return Optional.empty();
        }
        Statement statement = Statement.of("the nonce ")
                .quote(last.nonce())
                .text(" was refused " + Seconds.times(kept.size())
                        + ", each time with a new one, and the client shows it" + " again");
        statement = marked ? statement.text("; stale=true is in the answer") : statement;
        if (age.isPresent()) {
            statement = statement.text("; it lives " + age.get().lifetimeSeconds() + " s and was used "
                    + age.get().seconds() + " s after it was given");
        }
        return Optional.of(Diagnosis.of(
                Cause.STALE_IGNORED,
                Confidence.PROVEN,
                statement
                        .text(" (")
                        .frame(last.transaction().position().frame())
                        .text(")"),
                Exhibit.ofTransactions(kept.stream().map(Try::transaction).toList())));
    }
}
