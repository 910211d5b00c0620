package io.siptrail.analysis;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.registration.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attempt with its ids and what was found out about it.
 *
 * @param number its rank by the first message, from 1
 * @param firstTransaction the id of the first of its transactions; the others follow
 * @param digests every credentials that its client showed, in order
 * @param diagnosis why it did not register; empty when it did
 * @param staleListed how many of the contacts that its final lists were stale by then; empty when it lists none
 * @param icmp the ICMP errors that quote its requests, in the order of the capture
 */
public record NumberedAttempt(
        long number,
        long firstTransaction,
        Attempt attempt,
        List<JudgedCredentials> digests,
        Optional<Diagnosis> diagnosis,
        OptionalLong staleListed,
        List<IcmpReport> icmp) {

    /** Copies the lists. */
    public NumberedAttempt {
        digests = List.copyOf(digests);
        icmp = List.copyOf(icmp);
    }

    /** The word of the verdict on the credentials that the final refused, else on the last; empty without credentials. */
    public String digest() {
        if (digests.isEmpty()) {
            return "";
        }
        JudgedCredentials last = digests.get(digests.size() - 1);
        for (JudgedCredentials judged : digests) {
            if (judged.transaction().isSame(last.transaction()) && judged.isRefused()) {
                return judged.verdict().word();
            }
        }
        return last.verdict().word();
    }
}
