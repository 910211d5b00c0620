package io.siptrail.digest.nonce;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts how the distinct nonces of one registrar decode, and so decides whether decoding them means anything: at least nine in
 * ten must fit one format, and there must be two, or one in the full layout of Kamailio. Counts add up in any order, so
 * censuses of parts can be merged. Each distinct nonce is to be added once: to know them apart is the caller's.
 */
public final class NonceCensus {

    private static final int TENTHS = 9;

    private final Map<NonceFormat, Long> decoded = new EnumMap<>(NonceFormat.class);
    private final Map<NonceFormat, Long> lifetimes = new EnumMap<>(NonceFormat.class);
    private long nonces;

    /**
     * Counts a nonce of a challenge.
     *
     * @param seen when the challenge was captured; empty in a trace without a clock
     */
    public void add(String nonce, Optional<Instant> seen) {
        nonces++;
        NonceDecoder.decode(nonce).filter(read -> isNear(read, seen)).ifPresent(this::count);
    }

    private static boolean isNear(Nonce nonce, Optional<Instant> seen) {
        return seen.isEmpty() || nonce.isNear(seen.get());
    }

    private void count(Nonce nonce) {
        decoded.merge(nonce.format(), 1L, Long::sum);
        nonce.lifetimeSeconds().ifPresent(seconds -> lifetimes.merge(nonce.format(), seconds, Math::max));
    }

    /** Adds the counts of another part of the same capture. */
    public void merge(NonceCensus other) {
        nonces += other.nonces;
        other.decoded.forEach((format, count) -> decoded.merge(format, count, Long::sum));
        other.lifetimes.forEach((format, seconds) -> lifetimes.merge(format, seconds, Math::max));
    }

    /** How many nonces were counted. */
    public long nonces() {
        return nonces;
    }

    /** How many of them decoded in this format, within the guards. */
    public long decoded(NonceFormat format) {
        return decoded.getOrDefault(format, 0L);
    }

    /** The format of this registrar's nonces; empty where nothing can be believed of them. */
    public Optional<NonceFormat> format() {
        for (NonceFormat format : NonceFormat.values()) {
            long count = decoded(format);
            boolean enough = count >= 2 || (count == 1 && format == NonceFormat.KAMAILIO);
            if (enough && 10 * count >= TENTHS * nonces) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The nonce, if this registrar's nonces can be believed and this one is in their format, within the guards. */
    public Optional<Nonce> decode(String nonce, Optional<Instant> seen) {
        Optional<NonceFormat> format = format();
        return NonceDecoder.decode(nonce)
                .filter(read -> format.isPresent() && read.format() == format.get())
                .filter(read -> isNear(read, seen));
    }

    /** The longest lifetime that a nonce of this format stated, in seconds; 0 where none did. */
    public long longestLifetimeSeconds() {
        return format().map(format -> lifetimes.getOrDefault(format, 0L)).orElse(0L);
    }
}
