package io.siptrail.capture;

/**
 * Where a frame stands in a capture set.
 *
 * @param capture rank of the file in the set, from 0
 * @param number frame number within that file, from 1, as Wireshark counts
 */
public record FrameRef(int capture, long number) implements Comparable<FrameRef> {

    @Override
    public int compareTo(FrameRef other) {
        int byCapture = Integer.compare(capture, other.capture);
        return byCapture != 0 ? byCapture : Long.compare(number, other.number);
    }
}
