package io.siptrail.diagnosis.census;

import io.siptrail.capture.FrameRef;
import java.util.List;

/**
 * What is known of the capture as a whole when it was read.
 *
 * @param cutMessages SIP messages of which the capture lost the end
 * @param cutFrames frames that began like SIP, or broke off in a header, and were cut too short to tell
 * @param incompleteFragments frames with a fragment whose datagram never became whole
 * @param brokenFiles one sentence for each file that is damaged or cut short
 * @param droppedPackets packets that the capturing system says it lost
 * @param jumps where a file's clock went back
 * @param gaps where nothing was captured for much longer than usual
 */
public record CaptureFacts(
        long cutMessages,
        long cutFrames,
        long incompleteFragments,
        List<String> brokenFiles,
        long droppedPackets,
        List<Jump> jumps,
        List<Gap> gaps) {

    /** A capture of which nothing is to be said. */
    public static final CaptureFacts FLAWLESS = new CaptureFacts(0, 0, 0, List.of(), 0, List.of(), List.of());

    /**
     * A step back of a file's clock.
     *
     * @param frame the one that is earlier than the one before
     * @param timeNanos its raw time
     * @param backNanos how far behind the latest time before it
     */
    public record Jump(FrameRef frame, long timeNanos, long backNanos) {}

    /**
     * A time without packets.
     *
     * @param frame the first after it
     * @param fromNanos raw time of the last packet before it
     * @param toNanos raw time of the first packet after it
     */
    public record Gap(FrameRef frame, long fromNanos, long toNanos) {}

    /** Copies the lists. */
    public CaptureFacts {
        brokenFiles = List.copyOf(brokenFiles);
        jumps = List.copyOf(jumps);
        gaps = List.copyOf(gaps);
    }

    /** Whether packets were cut so that SIP may be missing. */
    public boolean hasCuts() {
        return cutMessages + cutFrames > 0;
    }
}
