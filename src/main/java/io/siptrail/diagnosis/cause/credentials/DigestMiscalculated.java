package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.digest.DigestVerdict;
import java.util.List;
import java.util.Optional;

/**
 * A known mistake reproduces the response exactly from the supplied secret; the arithmetic of RFC 7616 §3.4 leaves no other
 * reading.
 */
public final class DigestMiscalculated implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.DIGEST_MISCALCULATED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || (!isExplained(last.verdict()) && !isOdd(last))) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.DIGEST_MISCALCULATED,
                isExplained(last.verdict()) ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("the response in ")
                        .frame(last.transaction().position().frame())
                        .text(": ")
                        .then(Statement.of(last.verdict().sentence())),
                Exhibit.of(last.transaction())));
    }

    private static boolean isExplained(DigestVerdict verdict) {
        return verdict instanceof DigestVerdict.Invalid invalid
                && invalid.explanation().isPresent();
    }

    /** The right hash in a form that a registrar may not take, such as capital digits. */
    private static boolean isOdd(Try refused) {
        return refused.isAskedAgain()
                && refused.verdict() instanceof DigestVerdict.Valid valid
                && !valid.notes().isEmpty();
    }
}
