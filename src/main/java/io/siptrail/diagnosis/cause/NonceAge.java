package io.siptrail.diagnosis.cause;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.census.NonceIssue;
import io.siptrail.diagnosis.census.RegistrarRecord;
import io.siptrail.digest.nonce.Nonce;
import io.siptrail.digest.nonce.NonceCensus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How old a nonce was when it was used, and how long it was to live, by the server's own clock where the nonce tells it.
 *
 * @param nanos from its issue to its use; nanoseconds
 * @param lifetimeSeconds what the nonce grants itself
 */
public record NonceAge(long nanos, long lifetimeSeconds) {

    private static final long SECOND = 1_000_000_000L;

    /** Empty where the nonce does not tell, or where nobody saw it being given and the server's clock is not known. */
    public static Optional<NonceAge> of(Try refused, Case failed) {
        RegistrarRecord registrar = failed.registrar().orElse(null);
        if (registrar == null || !isTimed(refused.transaction().timeNanos())) {
            return Optional.empty();
        }
        long used = refused.transaction().timeNanos();
        NonceCensus census = registrar.nonces();
        OptionalLong seen = given(refused, failed);
        Instant near = Instant.ofEpochSecond(0, seen.orElse(used));
        return census.decode(refused.nonce(), Optional.of(near)).flatMap(nonce -> of(nonce, seen, used, census));
    }

    private static OptionalLong given(Try refused, Case failed) {
        Optional<Long> here = refused.answered().map(offer -> offer.response().timeNanos());
        Optional<Long> before =
                failed.surroundings().history().issue(refused.nonce()).map(NonceIssue::firstNanos);
        return before.or(() -> here).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Optional<NonceAge> of(Nonce nonce, OptionalLong seen, long used, NonceCensus census) {
        long lifetime = nonce.lifetimeSeconds().orElse(census.longestLifetimeSeconds());
        if (lifetime <= 0) {
            return Optional.empty();
        }
        if (seen.isPresent() && isTimed(seen.getAsLong())) {
            return Optional.of(new NonceAge(used - seen.getAsLong(), lifetime));
        }
        return nonce.issued().map(issued -> new NonceAge(between(issued, used), lifetime));
    }

    /** Neither unknown nor the 0 that stands for a capture without times. */
    private static boolean isTimed(long nanos) {
        return nanos != 0 && RawTime.isKnown(nanos);
    }

    private static long between(Instant issued, long used) {
        return Duration.between(issued, Instant.ofEpochSecond(0, used)).toNanos();
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
