package io.siptrail.digest.candidate;

/**
 * Bounds of a search.
 *
 * @param candidateBytes longest candidate; longer lines are passed over and counted
 * @param blockBytes how much of the file is handed to one thread at a time
 */
public record CandidateLimits(int candidateBytes, int blockBytes) {

    /** Candidates of up to 256 bytes. */
    public static CandidateLimits defaults() {
        return new CandidateLimits(256, 1 << 20);
    }
}
