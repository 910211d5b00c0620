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

    /* Written out, as for the keys of every table: to make them at run time is a noticeable part of a short run. */

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameRef frame && capture == frame.capture && number == frame.number;
    }

    @Override
    public int hashCode() {
        return 31 * capture + Long.hashCode(number);
    }
}
