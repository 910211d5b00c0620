package io.siptrail.diagnosis.cause.credentials;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import java.util.List;
import java.util.Optional;

/**
 * The card found the sequence number of the challenge out of range and sent {@code auts} (RFC 3310 §3.4); the network must
 * then challenge with another, which the card takes. Here it did not come to that.
 */
public final class AkaResync implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.AKA_RESYNC);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return failed.lastTry()
                .filter(last -> last.credentials().auts().isPresent() && last.isAskedAgain())
                .map(last -> Diagnosis.of(
                        Cause.AKA_RESYNC,
                        Confidence.LIKELY,
                        Statement.of("the credentials in ")
                                .frame(last.transaction().position().frame())
                                .text(" carry auts=")
                                .quote(last.credentials().auts().orElse(""))
                                .text(", and the answer in ")
                                .frame(last.response().frame())
                                .text(" challenges again"),
                        Exhibit.of(last.transaction())));
    }
}
