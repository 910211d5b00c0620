package io.siptrail.diagnosis.census;

/**
 * Bounds of this package.
 *
 * @param registrars of which something is remembered
 * @param sources of which something is remembered, each with each registrar
 * @param domains remembered of one registrar
 * @param noncesRead of one registrar, from which the format of its nonces is told
 * @param nonces remembered at once with those whom they were given to; the oldest gives way
 * @param receivers remembered of one nonce
 * @param callIds of which the last accepted CSeq is remembered; the oldest gives way
 * @param names addresses-of-record, and those with user names, that are known to have registered
 */
public record CensusLimits(
        int registrars, int sources, int domains, int noncesRead, int nonces, int receivers, int callIds, int names) {

    /** Enough for a large registrar. */
    public static CensusLimits defaults() {
        return new CensusLimits(10_000, 200_000, 256, 256, 50_000, 64, 100_000, 1 << 21);
    }
}
