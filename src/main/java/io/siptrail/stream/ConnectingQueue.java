package io.siptrail.stream;

import java.util.ArrayDeque;
import java.util.Deque;

/** Connections that were asked for and not answered yet, in the order of the capture. */
final class ConnectingQueue {

    private final Deque<Waiting> queue = new ArrayDeque<>();

    private record Waiting(ConnectionWatch watch, long sinceNanos) {}

    void add(ConnectionWatch watch, long nowNanos) {
        queue.add(new Waiting(watch, nowNanos));
    }

    /** Forgets those that were answered, and tells of those that waited for longer than this. */
    void expire(long nowNanos, long longestNanos) {
        Waiting eldest = queue.peek();
        while (eldest != null && (!eldest.watch.isUnanswered() || nowNanos - eldest.sinceNanos > longestNanos)) {
            if (eldest.watch.isUnanswered()) {
                eldest.watch.expire();
            }
            queue.remove();
            eldest = queue.peek();
        }
    }

    void clear() {
        queue.clear();
    }
}
