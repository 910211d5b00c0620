package io.siptrail.digest.candidate;

/** Hears how far a search has come, on the thread that runs it. */
@FunctionalInterface
public interface CandidateProgress {

    /** Says nothing. */
    CandidateProgress SILENT = (lines, bytes) -> {};

    /**
     * Called after every block.
     *
     * @param lines lines done so far
     * @param bytes bytes of the file done so far
     */
    void done(long lines, long bytes);
}
