package io.siptrail.digest.candidate;

import java.util.List;

/**
 * What a search came to.
 *
 * @param hits one for each response whose password was among the candidates, in the order of the targets
 * @param lines lines of the file that were tried or passed over
 * @param tooLong lines passed over for their length
 */
public record CandidateResult(List<CandidateHit> hits, long lines, long tooLong) {

    public CandidateResult {
        hits = List.copyOf(hits);
    }
}
