package io.siptrail.diagnosis.cause.policy;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.sip.Contact;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code Contact: *} only removes, so it stands alone and with an expiry of 0; else 400 (RFC 3261 §10.2.2, §10.3 step 6).
 */
public final class ContactStarMisuse implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.CONTACT_STAR_MISUSE);
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        RegisterResponse answer = failed.answer().orElse(null);
        RegisterRequest request = failed.lastRequest().orElse(null);
        if (answer == null || request == null || !isFault(answer.status())) {
            return Optional.empty();
        }
        List<Contact> contacts = request.contacts();
        boolean star = contacts.stream().anyMatch(Contact::isWildcard);
        if (!star || (contacts.size() == 1 && request.expires() == 0)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.diagnosis(
                failed,
                Cause.CONTACT_STAR_MISUSE,
                Confidence.PROVEN,
                Refusal.statement(answer)
                        .text(
                                contacts.size() > 1
                                        ? "; * stands beside other contacts in "
                                        : request.expires() < 0
                                                ? "; * without an Expires header in "
                                                : "; * with Expires: " + request.expires() + " in ")
                        .frame(request.frame())));
    }

    private static boolean isFault(int status) {
        return status == 400 || status == 403 || status == 500 || status == 606;
    }
}
