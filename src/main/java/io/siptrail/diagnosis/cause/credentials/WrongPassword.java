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

/** * The response is that of another secret than the supplied one: everything in the header is consistent, and no known
 * mistake reproduces it (RFC 7616 §3.4.1). Without a supplied secret nobody can say so, and the rule is silent. */
public final class WrongPassword implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.WRONG_PASSWORD);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null
                || !(last.verdict() instanceof DigestVerdict.Invalid invalid)
                || invalid.explanation().isPresent()) {
            return Optional.empty();
        }
        boolean fresh = NonceAge.of(last, failed).filter(NonceAge::isOver).isEmpty();
        return Optional.of(Diagnosis.of(
                Cause.WRONG_PASSWORD,
                invalid.allTried() && fresh ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("in ")
                        .frame(last.transaction().position().frame())
                        .text(" ")
                        .then(Statement.of(invalid.sentence()))
                        .text(", and the registrar answers " + last.response().status() + " ")
                        .quote(last.response().reason()),
                Exhibit.of(last.transaction())));
    }
}
