package io.siptrail.digest.nonce;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A nonce as one server's habit reads it.
 *
 * @param issued when the server made it; absent where the format does not say
 * @param expires until when the server takes it; absent where the format does not say
 */
public record Nonce(NonceFormat format, Optional<Instant> issued, Optional<Instant> expires) {

    private static final long LONGEST_LIFETIME = 86_400;
    private static final Instant MILLENNIUM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration SKEW = Duration.ofDays(1);

    /** Seconds from issue to expiry; empty where one of them is not known. */
    public OptionalLong lifetimeSeconds() {
        return issued.isPresent() && expires.isPresent()
                ? OptionalLong.of(Duration.between(issued.get(), expires.get()).toSeconds())
                : OptionalLong.empty();
    }

    /** Whether the server would have held it expired at that time by its own clock. */
    public boolean isExpiredAt(Instant time) {
        return expires.isPresent() && time.isAfter(expires.get());
    }

    /**
     * Server clock minus the capture's, for a nonce that was seen in a challenge at that time. Whole seconds are all that a
     * nonce holds, so up to one second below zero means nothing.
     */
    public Optional<Duration> skewAt(Instant challenged) {
        return issued.map(time -> Duration.between(challenged, time));
    }

    /** Whether the times can be times at all: in this millennium, and a lifetime of one second to one day. */
    boolean isPlausible() {
        OptionalLong lifetime = lifetimeSeconds();
        boolean brief = lifetime.isEmpty() || (lifetime.getAsLong() >= 1 && lifetime.getAsLong() <= LONGEST_LIFETIME);
        return brief && isModern(issued) && isModern(expires);
    }

    private static boolean isModern(Optional<Instant> time) {
        return time.isEmpty() || time.get().isAfter(MILLENNIUM);
    }

    /** Whether its time lies within a day of the one at which it was seen; for an expiry, within the longest lifetime more. */
    public boolean isNear(Instant seen) {
        Instant time = issued.orElseGet(() -> expires.orElse(seen));
        Duration late = issued.isPresent() ? SKEW : SKEW.plusSeconds(LONGEST_LIFETIME);
        return !time.isBefore(seen.minus(SKEW)) && !time.isAfter(seen.plus(late));
    }
}
