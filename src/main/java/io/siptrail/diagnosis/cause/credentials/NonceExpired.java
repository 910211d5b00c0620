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
import java.util.List;
import java.util.Optional;

/**
 * The nonce was too old (marked stale, RFC 7616 §3.3, past the lifetime that it states, or so called by the registrar), and
 * the client did not go on with the new one.
 */
public final class NonceExpired implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.NONCE_EXPIRED);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Try last = failed.lastTry().orElse(null);
        if (last == null || !last.offersNewNonce()) {
            return Optional.empty();
        }
        Optional<NonceAge> age = NonceAge.of(last).filter(NonceAge::isOver);
        if (!last.isMarkedStale() && !last.isCalledStale() && age.isEmpty()) {
            return Optional.empty();
        }
        Statement statement = Statement.of("the nonce ")
                .quote(last.nonce())
                .text(" in ")
                .frame(last.transaction().position().frame())
                .text(last.isMarkedStale() ? " is refused with stale=true and " : " is refused with ")
                .quote(last.response().status() + " " + last.response().reason());
        if (age.isPresent()) {
            statement = statement.text("; it lives " + age.get().lifetimeSeconds() + " s and was used "
                    + age.get().seconds() + " s after it was given");
        }
        return Optional.of(Diagnosis.of(
                Cause.NONCE_EXPIRED,
                last.isMarkedStale() || age.isPresent() ? Confidence.PROVEN : Confidence.LIKELY,
                statement.text("; the client does not try the new one"),
                Exhibit.of(last.transaction())));
    }
}
