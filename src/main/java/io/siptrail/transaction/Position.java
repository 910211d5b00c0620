package io.siptrail.transaction;

import io.siptrail.capture.FrameRef;

/**
 * Where a message stands in the total order of everything that was captured.
 *
 * @param orderNanos the running maximum of its file's timestamps, nanoseconds since the epoch: time that never goes back
 * @param frame the frame that carried or completed it
 * @param message its rank within that frame, from 0
 */
public record Position(long orderNanos, FrameRef frame, int message) implements Comparable<Position> {

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
