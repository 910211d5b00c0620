package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * One server challenged, another was shown the nonce and challenged anew: a nonce is worth something only to who made it
 * (RFC 7616 §3.3), or to servers that share its secret.
 */
public final class WrongServerNonce implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.WRONG_SERVER_NONCE);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        List<Try> strayed = failed.tries().stream()
                .filter(refused -> refused.isAskedAgain() && refused.offersNewNonce())
                .filter(WrongServerNonce::wentElsewhere)
                .toList();
        Try last = failed.lastTry().orElse(null);
        if (last == null
                || strayed.isEmpty()
                || !strayed.get(strayed.size() - 1).equals(last)) {
            return Optional.empty();
        }
        Transaction asker = last.answered().orElseThrow().transaction();
        return Optional.of(Diagnosis.of(
                Cause.WRONG_SERVER_NONCE,
                strayed.size() > 1 ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("the nonce ")
                        .quote(last.nonce())
                        .text(" came from " + asker.destination() + " in ")
                        .frame(last.answered().orElseThrow().response().frame())
                        .text(", was shown to " + last.transaction().destination() + " in ")
                        .frame(last.transaction().position().frame())
                        .text(", which challenges anew; this happens " + Seconds.times(strayed.size())),
                Exhibit.of(asker, last.transaction())));
    }

    private static boolean wentElsewhere(Try refused) {
        return refused.answered()
                .filter(offer -> !offer.transaction()
                        .destination()
                        .equals(refused.transaction().destination()))
                .isPresent();
    }
}
