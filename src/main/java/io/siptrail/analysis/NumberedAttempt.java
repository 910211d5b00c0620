package io.siptrail.analysis;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.registration.Attempt;
import java.util.List;
import java.util.Optional;

/**
 * An attempt with its ids and what was found out about it.
 *
 * @param number its rank by the first message, from 1
 * @param firstTransaction the id of the first of its transactions; the others follow
 * @param digests every credentials that its client showed, in order
 * @param diagnosis why it did not register; empty when it did
 */
public record NumberedAttempt(
        long number,
        long firstTransaction,
        Attempt attempt,
        List<JudgedCredentials> digests,
        Optional<Diagnosis> diagnosis) {

    /** Copies the list. */
    public NumberedAttempt {
        digests = List.copyOf(digests);
    }

    /** The word of the verdict on the credentials that the final refused, else on the last; empty without credentials. */
    public String digest() {
        if (digests.isEmpty()) {
            return "";
        }
        JudgedCredentials last = digests.get(digests.size() - 1);
        for (JudgedCredentials judged : digests) {
            if (judged.transaction().equals(last.transaction()) && judged.isRefused()) {
                return judged.verdict().word();
            }
        }
        return last.verdict().word();
    }
}
