package io.siptrail.diagnosis;

import io.siptrail.capture.RawTime;
import io.siptrail.digest.nonce.Nonce;
import io.siptrail.digest.nonce.NonceCensus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a nonce that was used says of its own time. Issue and expiry are by the server's clock; the age is by the capture's where it
 * shows the nonce being given, else by both.
 *
 * @param issued empty where the nonce does not tell
 * @param expires empty where the nonce does not tell
 * @param lifetimeSeconds from issue to expiry; empty where one of them is not known
 * @param ageNanos from its issue to its use; empty where no time is known, or the clocks contradict each other
 */
public record NonceTimes(
        Optional<Instant> issued, Optional<Instant> expires, OptionalLong lifetimeSeconds, OptionalLong ageNanos) {

    /** Of a nonce that tells nothing. */
    public static final NonceTimes UNKNOWN =
            new NonceTimes(Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    private static final long SECOND = 1_000_000_000L;

    /**
     * Reads a nonce as this registrar's nonces read.
     *
     * @param given raw time of the first challenge with it, nanoseconds since the epoch; empty where none was seen
     * @param used raw time of the request with it, nanoseconds since the epoch
     */
    public static NonceTimes of(String nonce, NonceCensus registrar, OptionalLong given, long used) {
        OptionalLong seen = given.isPresent() ? timed(given.getAsLong()) : OptionalLong.empty();
        OptionalLong shown = timed(used);
        return registrar
                .decode(nonce, instant(seen.isPresent() ? seen : shown))
                .map(read -> of(read, seen, shown))
                .orElse(UNKNOWN);
    }

    private static NonceTimes of(Nonce read, OptionalLong seen, OptionalLong shown) {
        OptionalLong age = OptionalLong.empty();
        if (shown.isPresent() && seen.isPresent()) {
            age = OptionalLong.of(shown.getAsLong() - seen.getAsLong());
        } else if (shown.isPresent() && read.issued().isPresent()) {
            age = OptionalLong.of(Duration.between(read.issued().get(), Instant.ofEpochSecond(0, shown.getAsLong()))
                    .toNanos());
        }
        boolean sound = age.isPresent() && age.getAsLong() >= 0;
        return new NonceTimes(
                read.issued(), read.expires(), read.lifetimeSeconds(), sound ? age : OptionalLong.empty());
    }

    /** Neither unknown nor the 0 that stands for a capture without times. */
    private static OptionalLong timed(long nanos) {
        return nanos != 0 && RawTime.isKnown(nanos) ? OptionalLong.of(nanos) : OptionalLong.empty();
    }

    private static Optional<Instant> instant(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Instant.ofEpochSecond(0, nanos.getAsLong())) : Optional.empty();
    }

    /** Whether anything was read. */
    public boolean isKnown() {
        return issued.isPresent() || expires.isPresent();
    }

    /** Whether it had lived longer than it might when it was used; empty where age or lifetime is not known. */
    public Optional<Boolean> isOver() {
        return ageNanos.isPresent() && lifetimeSeconds.isPresent()
                ? Optional.of(isOver(ageNanos.getAsLong(), lifetimeSeconds.getAsLong()))
                : Optional.empty();
    }

    /** A nonce holds whole seconds, so one of grace. */
    private static boolean isOver(long nanos, long lifetime) {
        return nanos > (lifetime + 1) * SECOND;
    }
}
