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
 * The response is that of the supplied secret, for the registrar's own realm and a nonce of its own, and it asks again: it
 * holds another secret (RFC 7616 §3.4.1), or an HA1 made for another realm.
 */
public final class ServerSecretDiffers implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.SERVER_SECRET_DIFFERS);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || !(last.verdict() instanceof DigestVerdict.Valid) || !last.isAskedAgain()) {
            return Optional.empty();
        }
        return Optional.of(Diagnosis.of(
                Cause.SERVER_SECRET_DIFFERS,
                Confidence.LIKELY,
                Statement.of("the response in ")
                        .frame(last.transaction().position().frame())
                        .text(" is that of the supplied secret, and the registrar answers "
                                + last.response().status() + " ")
                        .quote(last.response().reason()),
                Exhibit.of(last.transaction())));
    }
}
