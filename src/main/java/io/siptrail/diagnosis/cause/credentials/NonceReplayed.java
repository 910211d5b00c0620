package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.NonceAge;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.digest.DigestVerdict;
import java.util.List;
import java.util.Optional;

/**
 * The nonce had been accepted from this user with the same count or a higher one (RFC 7616 §3.4: nc counts every use). A
 * nonce that was never accepted, or that the refusal before offered afresh, was not refused for its count.
 */
public final class NonceReplayed implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.NONCE_REPLAYED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || last.verdict() instanceof DigestVerdict.Invalid) {
            return Optional.empty();
        }
        Try first = first(failed, last.nonce());
        long used = count(first);
        long highest = failed.surroundings()
                .history()
                .acceptedUse(first.nonce())
                .map(use -> use.highestCount(first.credentials().username().orElse("")))
                .orElse(0L);
        boolean expired = NonceAge.of(first).filter(NonceAge::isOver).isPresent();
        if (used <= 0 || highest < used || expired) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.NONCE_REPLAYED,
                Confidence.PROVEN,
                Statement.of("nc=")
                        .quote(first.credentials().nc().orElse(""))
                        .text(" of the nonce ")
                        .quote(first.nonce())
                        .text(" in ")
                        .frame(first.transaction().position().frame())
                        .text(" is not above " + highest + ", with which it was accepted before"),
                Exhibit.of(first.transaction(), last.transaction())));
    }

    /** The first use of this nonce in the attempt: what follows may only repeat it. */
    private static Try first(Case failed, String nonce) {
        return failed.tries().stream()
                .filter(refused -> refused.nonce().equals(nonce))
                .findFirst()
                .orElseThrow();
    }

    private static long count(Try refused) {
        String nc = refused.credentials().nc().orElse("");
        boolean number =
                !nc.isEmpty() && nc.length() <= 8 && nc.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        return number ? Long.parseLong(nc, 16) : 0;
    }
}
