package io.siptrail.diagnosis;

import io.siptrail.registration.Attempt;
import java.util.List;

/**
 * An attempt as the rules see it.
 *
 * @param number its rank by the first message, from 1
 * @param digests every credentials that its client showed, judged, in order
 */
public record ExaminedAttempt(long number, Attempt attempt, List<JudgedCredentials> digests) {

    /** Copies the list. */
    public ExaminedAttempt {
        digests = List.copyOf(digests);
    }
}
