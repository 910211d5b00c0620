package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import java.util.List;
import java.util.Optional;

/** * 404 or 604 (RFC 3261 §21.4.5, §21.6.3, §10.3 step 5). 404 is also the answer for a domain that is not served. */
public final class UnknownUser implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.UNKNOWN_USER);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        int status = failed.status();
        if ((status != 404 && status != 604) || Domains.isForeign(failed)) {
            return Optional.empty();
        }
        boolean served = Domains.isServed(failed);
        Statement statement = Refusal.statement(failed.answer().orElseThrow())
                .text(" for ")
                .quote(failed.attempt().aor())
                .text(served ? "; others of its domain register there" : "; also possible: wrong-domain");
        return Optional.of(Refusal.diagnosis(
                failed, Cause.UNKNOWN_USER, served ? Confidence.PROVEN : Confidence.LIKELY, statement));
    }
}
