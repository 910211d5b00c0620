package io.siptrail.diagnosis.census;

import io.siptrail.capture.FrameRef;

/**
 * The time between two files of a set that none of the files covers. Where captures rotate that is no more than the pause
 * between two packets; whether packets are missing there, is for others to say.
 *
 * @param before the last frame of the file that ends there
 * @param after the first frame of the file that begins there
 * @param fromNanos the latest raw time before it, nanoseconds since the epoch
 * @param toNanos raw time of {@code after}
 * @param usualNanos the longest pause within either of the two files; -1 when they hold too few frames to tell
 * @param coveredNanos how long the two files are together
 * @param missingFiles files between them that the numbers in their names speak of, and that are not among the inputs
 */
public record CaptureGap(
        FrameRef before,
        FrameRef after,
        long fromNanos,
        long toNanos,
        long usualNanos,
        long coveredNanos,
        int missingFiles) {

    private static final long SECOND = 1_000_000_000L;
    /** Busy hosts pause for less than this now and then. */
    private static final long SHORTEST = SECOND / 10;

    /** A pause that is so many times longer than any other in the same time is none of the traffic's own. */
    private static final int TIMES_USUAL = 10;

    /** Files of one set follow each other with less than this between them, unless nothing passes. */
    private static final long SEAM = 30 * SECOND;

    private static final long TWO_CAPTURES = 3_600 * SECOND;

    /** How long it is. */
    public long nanos() {
        return toNanos - fromNanos;
    }

    /** Whether a file is missing, or the traffic falls silent as it never does in as long a time around. */
    public boolean isDoubtful() {
        return missingFiles > 0 || (breaksRhythm() && nanos() <= coveredNanos);
    }

    /** Whether it is longer than files of one capture lie apart: a capture ended, and later another began. */
    public boolean separatesCaptures() {
        return nanos() > TWO_CAPTURES || (breaksRhythm() && nanos() > SEAM);
    }

    private boolean breaksRhythm() {
        return usualNanos >= 0 && nanos() > SHORTEST && nanos() > TIMES_USUAL * usualNanos;
    }

    /** Whether nothing can be concluded from what was not captured in it. */
    public boolean makesSilenceUnsure() {
        return isDoubtful() || nanos() > SEAM;
    }

    /** Whether an answer may have come in it to what was sent before: longer than that takes. */
    public boolean hasRoomForAnswer() {
        return nanos() >= SECOND;
    }
}
