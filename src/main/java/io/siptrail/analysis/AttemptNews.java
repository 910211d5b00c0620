package io.siptrail.analysis;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import java.util.Optional;

/**
 * What became of an attempt, while its capture goes on.
 *
 * @param attempt as far as it was captured; its position says which it is
 * @param before the outcome of which earlier news spoke; empty for the first news of it
 * @param diagnosis why it failed, by what is known so far; empty when it did not fail
 * @param dropped whether it turned out to be a part of another attempt: its outcome is nobody's any more
 */
public record AttemptNews(Attempt attempt, Optional<Outcome> before, Optional<Diagnosis> diagnosis, boolean dropped) {

    /** As far as is known. */
    public Outcome outcome() {
        return attempt.outcome();
    }
}
