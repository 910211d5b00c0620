package io.siptrail.capture;

import java.util.Comparator;

/**
 * Why an input, or the rest of one, could not be read.
 *
 * @param input the capture's {@link CaptureFile#name() name}, or the input as it was given where there is no capture
 * @param byteOffset where in the input it happened, from 0; of the uncompressed data where the input is compressed
 * @param message one sentence that names the input and the byte offset
 */
public record CaptureFault(String input, Kind kind, long byteOffset, String message)
        implements Comparable<CaptureFault> {

    private static final Comparator<CaptureFault> ORDER = Comparator.comparing(CaptureFault::input)
            .thenComparing(CaptureFault::kind)
            .thenComparingLong(CaptureFault::byteOffset)
            .thenComparing(CaptureFault::message);

    /** How bad it is. */
    public enum Kind {
        /** Nothing of the input could be used. */
        UNREADABLE,
        /** The input is cut short or damaged; the frames before that were read. */
        DAMAGED
    }

    static CaptureFault unreadable(String input, String what) {
        return new CaptureFault(input, Kind.UNREADABLE, 0, input + ": " + what);
    }

    @Override
    public int compareTo(CaptureFault other) {
        return ORDER.compare(this, other);
    }
}
