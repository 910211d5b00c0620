package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.sip.Contact;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/**
 * Kamailio and OpenSIPS say {@code P-Registrar-Error: Too many registered contacts} (registrar, rerrno) with 503 and
 * Retry-After, or 403; others put it into the reason phrase.
 */
public final class TooManyContacts implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.TOO_MANY_CONTACTS);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        RegisterResponse answer = failed.answer().orElse(null);
        if (answer == null || answer.status() < 400) {
            return Optional.empty();
        }
        boolean stated = Refusal.registrarSays(answer, "too many");
        boolean phrased = Refusal.says(answer, "contact")
                && (Refusal.says(answer, "too many")
                        || Refusal.says(answer, "limit")
                        || Refusal.says(answer, "maximum"));
        if (!stated && !phrased) {
            return Optional.empty();
        }
        int listed = answer.hints(HeaderName.CONTACT).stream()
                .mapToInt(value -> Contact.parseAll(value).size())
                .sum();
        Statement statement = Refusal.statement(answer);
        return Optional.of(Refusal.diagnosis(
                failed,
                Cause.TOO_MANY_CONTACTS,
                stated ? Confidence.PROVEN : Confidence.LIKELY,
                listed == 0 ? statement : statement.text("; it lists " + listed + " contacts")));
    }
}
