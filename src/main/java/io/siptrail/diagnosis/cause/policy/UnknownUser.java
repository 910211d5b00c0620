package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** 404 or 604 (RFC 3261 §21.4.5, §21.6.3, §10.3 step 5). 404 is also the answer for a domain that is not served. */
public final class UnknownUser implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.UNKNOWN_USER);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        int status = failed.status();
        boolean stated = status == 404 || status == 604 || isSaid(failed, status);
        if (!stated || Domains.isForeign(failed)) {
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

    /** Some refuse with 401 or 403 and put the truth into the phrase. */
    private static boolean isSaid(Case failed, int status) {
        if (status != 401 && status != 403 && status != 407) {
            return false;
        }
        String phrase = failed.answer().orElseThrow().reason().toLowerCase(Locale.ROOT);
        return phrase.contains("unknown user")
                || phrase.contains("user unknown")
                || phrase.contains("no such user")
                || phrase.contains("user not found");
    }
}
