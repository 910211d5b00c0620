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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The response is that of another secret than the supplied one: everything in the header is consistent, and no known
 * mistake reproduces it (RFC 7616 §3.4.1). Without a supplied secret only the registrar can say so.
 */
public final class WrongPassword implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.WRONG_PASSWORD);
    }

    private static final Pattern SAID =
            Pattern.compile("(wrong|bad|invalid|incorrect) (password|secret)|password (is )?(wrong|incorrect|invalid)");

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null) {
            return Optional.empty();
        }
        if (last.verdict() instanceof DigestVerdict.Invalid invalid
                && invalid.explanation().isEmpty()) {
            return Optional.of(computed(last, invalid));
        }
        boolean said =
                SAID.matcher(last.response().reason().toLowerCase(Locale.ROOT)).find();
        return said && !(last.verdict() instanceof DigestVerdict.Valid) ? Optional.of(said(last)) : Optional.empty();
    }

    private static Diagnosis computed(Try last, DigestVerdict.Invalid invalid) {
        boolean fresh = NonceAge.of(last).filter(NonceAge::isOver).isEmpty();
        return Diagnosis.of(
                Cause.WRONG_PASSWORD,
                invalid.allTried() && fresh ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("in ")
                        .frame(last.transaction().position().frame())
                        .text(" ")
                        .then(Statement.of(invalid.sentence()))
                        .text(", and the registrar answers " + last.response().status() + " ")
                        .quote(last.response().reason()),
                Exhibit.of(last.transaction()));
    }

    private static Diagnosis said(Try last) {
        return Diagnosis.of(
                Cause.WRONG_PASSWORD,
                Confidence.LIKELY,
                Statement.of("the registrar says ")
                        .quote(last.response().status() + " " + last.response().reason())
                        .text(" in ")
                        .frame(last.response().frame())
                        .text("; supply the password to prove it"),
                Exhibit.of(last.transaction()));
    }
}
