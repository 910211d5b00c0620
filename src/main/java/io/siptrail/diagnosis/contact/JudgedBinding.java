package io.siptrail.diagnosis.contact;

import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import java.util.Optional;

/**
 * A binding and what the whole capture says of it.
 *
 * @param shownNanos raw time of the first response that shows it, nanoseconds since the epoch
 * @param endNanos raw time at which it ended, or the end of the capture
 * @param staleness empty when nothing shows that it was held in vain
 */
public record JudgedBinding(
        Binding binding,
        BindingState state,
        BindingTimes times,
        ContactAddress address,
        long shownNanos,
        long endNanos,
        Optional<Staleness> staleness) {

    public boolean isStale() {
        return staleness.isPresent();
    }

    /** Whether it was held at that raw time. One that is active is held at the end of the capture too. */
    public boolean isHeldAt(long nanos) {
        return startNanos() <= nanos && (nanos < endNanos || state == BindingState.ACTIVE);
    }

    /** Since when it is known to have been held, raw time. */
    public long startNanos() {
        return Math.min(times.registeredNanos().orElse(shownNanos), shownNanos);
    }
}
