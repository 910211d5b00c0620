package io.siptrail.transaction;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import java.io.IOException;

/**
 * Where a message stands in the total order of everything that was captured.
 *
 * @param orderNanos the running maximum of its file's timestamps, nanoseconds since the epoch: time that never goes back
 * @param frame the frame that carried or completed it
 * @param message its rank within that frame, from 0
 */
public record Position(long orderNanos, FrameRef frame, int message) implements Comparable<Position> {

    /** Writes it into a record. */
    public void write(RecordBuffer out) {
        out.number(orderNanos);
        frame.write(out);
        out.number(message);
    }

    /** Reads it from a record. */
    public static Position read(RecordInput in) throws IOException {
        return new Position(in.number(), FrameRef.read(in), in.count());
    }

    @Override
    public int compareTo(Position other) {
        int byTime = Long.compare(orderNanos, other.orderNanos);
        if (byTime != 0) {
            return byTime;
        }
        int byFrame = frame.compareTo(other.frame);
        return byFrame != 0 ? byFrame : Integer.compare(message, other.message);
    }
}
