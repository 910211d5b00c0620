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
 * The client authenticates under a name that is not the user of the address-of-record. RFC 3261 §10.3 step 4 leaves to the
 * registrar who may register what; most take only the user's own name.
 */
public final class WrongAuthUsername implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.WRONG_AUTH_USERNAME);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        String name = last == null ? "" : last.credentials().username().orElse("");
        if (last == null || name.isEmpty() || isOwn(name, failed.attempt().aor())) {
            return Optional.empty();
        }
        String aor = failed.attempt().aor();
        if (failed.surroundings().census().registeredUnder(aor, name)) {
            return Optional.empty();
        }
        boolean anotherWorks = failed.surroundings().census().registeredOnlyUnderOthers(aor, name);
        boolean rightYetRefused = last.verdict() instanceof DigestVerdict.Valid || !last.isAskedAgain();
        if (!anotherWorks && !rightYetRefused) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.WRONG_AUTH_USERNAME,
                anotherWorks ? Confidence.PROVEN : Confidence.LIKELY,
                Statement.of("the credentials in ")
                        .frame(last.transaction().position().frame())
                        .text(" are those of ")
                        .quote(name)
                        .text(", the address is ")
                        .quote(aor)
                        .text(", and the answer is " + last.response().status() + " ")
                        .quote(last.response().reason())
                        .text(anotherWorks ? "; under another name it registers elsewhere in this capture" : ""),
                Exhibit.of(last.transaction())));
    }

    /** The user of the address, with or without the domain. */
    static boolean isOwn(String name, String aor) {
        String address = aor.substring(aor.indexOf(':') + 1);
        int at = address.indexOf('@');
        String user = at < 0 ? address : address.substring(0, at);
        return name.equalsIgnoreCase(user) || name.equalsIgnoreCase(address) || name.equalsIgnoreCase(aor);
    }
}
