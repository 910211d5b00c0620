package io.siptrail.digest.nonce;

/**
 * Bounds on the record of nonces.
 *
 * @param remembered nonces, and users and Call-IDs of nonces, remembered in all; the nonce longest unused is forgotten first
 * @param perNonce users remembered of one nonce, and Call-IDs
 * @param length longest nonce, username or Call-ID that is remembered, in characters
 */
public record NonceLimits(int remembered, int perNonce, int length) {

    /** Enough for a large registrar whose nonces are all fresh. */
    public static NonceLimits defaults() {
        return new NonceLimits(1_000_000, 64, 512);
    }
}
