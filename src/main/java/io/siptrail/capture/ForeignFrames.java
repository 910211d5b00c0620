package io.siptrail.capture;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The frames of one input of a {@link ForeignFormat}. */
public interface ForeignFrames {

    /**
     * One frame.
     *
     * @param number of the frame within the input, from 1, as people count who look at it
     * @param bytes all of them, from 0
     * @param linkType LINKTYPE_ value of the bytes
     * @param timestampNanos nanoseconds since the epoch; empty where the input does not say
     */
    record Packet(long number, ByteBuffer bytes, int linkType, OptionalLong timestampNanos) {}

    /** What was recognised, as in {@link CaptureFile#format()}. */
    String format();

    /** What is to be known of the input, one sentence each. */
    List<String> warnings();

    /** Why the rest of the input was not read, in words; empty when all of it was. */
    String cutShort();

    /** The next frame in the order of time, which need not be that of the numbers; empty at the end. */
    Optional<Packet> next();
}
