package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.NonceTimes;
import java.util.Optional;

/**
 * How old a nonce was when it was used, and how long it was to live, where both are known.
 *
 * @param nanos from its issue to its use; nanoseconds
 * @param lifetimeSeconds what the nonce grants itself
 */
public record NonceAge(long nanos, long lifetimeSeconds) {

    private static final long SECOND = 1_000_000_000L;

    /** Empty where the nonce does not tell, or where nobody saw it being given and the server's clock is not known. */
    public static Optional<NonceAge> of(Try refused) {
        NonceTimes times = refused.judged().nonce();
        return times.isOver()
                .map(known -> new NonceAge(
                        times.ageNanos().orElseThrow(), times.lifetimeSeconds().orElseThrow()));
    }

    /** Whether it had lived longer than it might; a nonce holds whole seconds, so one of grace. */
    public boolean isOver() {
        return nanos > (lifetimeSeconds + 1) * SECOND;
    }

    /** Whole seconds. */
    public long seconds() {
        return nanos / SECOND;
    }
}
