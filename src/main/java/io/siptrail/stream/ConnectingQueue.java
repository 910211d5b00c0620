package io.siptrail.stream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connections that were asked for and not answered yet, in the order of the capture: none that has ended. */
final class ConnectingQueue {

    private final Map<ConnectionWatch, Long> sinceNanos = new LinkedHashMap<>();

    void add(ConnectionWatch watch, long nowNanos) {
        sinceNanos.put(watch, nowNanos);
    }

    /** It has ended, wherever in the queue it stands. */
    void remove(ConnectionWatch watch) {
        sinceNanos.remove(watch);
    }

    /** Forgets those that were answered, and tells of those that waited for longer than this. */
    void expire(long nowNanos, long longestNanos) {
        if (sinceNanos.isEmpty()) {
            return;
        }
        Iterator<Map.Entry<ConnectionWatch, Long>> inOrder =
                sinceNanos.entrySet().iterator();
        while (inOrder.hasNext()) {
            Map.Entry<ConnectionWatch, Long> eldest = inOrder.next();
            boolean unanswered = eldest.getKey().isUnanswered();
            if (unanswered && nowNanos - eldest.getValue() <= longestNanos) {
                return;
            }
            if (unanswered) {
                eldest.getKey().expire();
            }
            inOrder.remove();
        }
    }

    int size() {
        return sinceNanos.size();
    }

    void clear() {
        sinceNanos.clear();
    }
}
