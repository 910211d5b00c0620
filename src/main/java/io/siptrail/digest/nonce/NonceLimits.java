package io.siptrail.digest.nonce;

/**
 * Bounds on the record of nonces.
 *
 * @param nonces nonces remembered at once; the one longest unused is forgotten first
 * @param usersPerNonce users and Call-IDs remembered of one nonce
 */
public record NonceLimits(int nonces, int usersPerNonce) {

    /** Enough for a large registrar whose nonces are all fresh. */
    public static NonceLimits defaults() {
        return new NonceLimits(200_000, 64);
    }
}
