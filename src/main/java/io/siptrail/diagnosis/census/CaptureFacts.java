package io.siptrail.diagnosis.census;

import io.siptrail.capture.FrameRef;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the capture as a whole when it was read.
 *
 * @param cutMessages SIP messages of which the capture lost the end
 * @param cutFrames frames that began like SIP, or broke off in a header, and were cut too short to tell
 * @param incompleteFragments frames with a fragment whose datagram never became whole
 * @param brokenFiles one sentence for each file that is damaged or cut short
 * @param droppedPackets packets that the capturing system says it lost
 * @param jumps where a file's clock went back
 * @param gaps the times between files that none of them covers, in order
 * @param holes bytes of connections that the capture does not have
 * @param offsets files that hold the same packets, always at another time
 */
public record CaptureFacts(
        long cutMessages,
        long cutFrames,
        long incompleteFragments,
        List<String> brokenFiles,
        long droppedPackets,
        List<Jump> jumps,
        List<CaptureGap> gaps,
        List<StreamHole> holes,
        List<ClockOffset> offsets) {

    /** A capture of which nothing is to be said. */
    public static final CaptureFacts FLAWLESS =
            new CaptureFacts(0, 0, 0, List.of(), 0, List.of(), List.of(), List.of(), List.of());

    /**
     * A step back of a file's clock.
     *
     * @param frame the one that is earlier than the one before
     * @param timeNanos its raw time
     * @param backNanos how far behind the latest time before it
     */
    public record Jump(FrameRef frame, long timeNanos, long backNanos) {}

    /**
     * Bytes that a connection must have carried, and that are not in the capture (RFC 9293 §3.4: sequence numbers leave
     * nothing out).
     *
     * @param frame the one that shows it
     * @param fromNanos running time of the last payload before
     * @param toNanos running time of the first payload after
     */
    public record StreamHole(FrameRef frame, long fromNanos, long toNanos) {}

    /**
     * Two files that hold the same packets, one of them always later.
     *
     * @param earlier rank of the file whose clock is behind
     * @param frame the first packet of the file whose clock is ahead that the other has too
     * @param nanos how far
     * @param packets that showed it
     */
    public record ClockOffset(int earlier, FrameRef frame, long nanos, long packets) {}

    /** Copies the lists. */
    public CaptureFacts {
        brokenFiles = List.copyOf(brokenFiles);
        jumps = List.copyOf(jumps);
        gaps = List.copyOf(gaps);
        holes = List.copyOf(holes);
        offsets = List.copyOf(offsets);
    }

    /** The first gap that begins in this time and may have hidden something. */
    public Optional<CaptureGap> gapWithin(long fromNanos, long toNanos) {
        for (int i = firstSince(fromNanos); i < gaps.size() && gaps.get(i).fromNanos() < toNanos; i++) {
            if (gaps.get(i).makesSilenceUnsure()) {
                return Optional.of(gaps.get(i));
            }
        }
        return Optional.empty();
    }

    /** The longest gap that begins at one time or later and ends at another or earlier. */
    public Optional<CaptureGap> longestGap(long fromNanos, long toNanos) {
        CaptureGap longest = null;
        for (int i = firstSince(fromNanos); i < gaps.size() && gaps.get(i).toNanos() <= toNanos; i++) {
            if (longest == null || gaps.get(i).nanos() > longest.nanos()) {
                longest = gaps.get(i);
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The last gap that ended by then. */
    public Optional<CaptureGap> gapBefore(long nanos) {
        int next = firstSince(nanos);
        return next == 0 ? Optional.empty() : Optional.of(gaps.get(next - 1));
    }

    private int firstSince(long nanos) {
        int low = 0;
        int high = gaps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (gaps.get(middle).fromNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether packets were cut so that SIP may be missing. */
    public boolean hasCuts() {
        return cutMessages + cutFrames > 0;
    }
}
