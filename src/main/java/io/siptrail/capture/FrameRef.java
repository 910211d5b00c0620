package io.siptrail.capture;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import java.io.IOException;

/**
 * Where a frame stands in a capture set.
 *
 * @param capture rank of the file in the set, from 0
 * @param number frame number within that file, from 1, as Wireshark counts
 */
public record FrameRef(int capture, long number) implements Comparable<FrameRef> {

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        out.number(capture);
        out.number(number);
    }

    /** Reads it from a record. */
    public static FrameRef read(RecordInput in) throws IOException {
        return new FrameRef(in.count(), in.number());
    }

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
