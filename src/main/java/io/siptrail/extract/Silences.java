package io.siptrail.extract;

import java.util.PriorityQueue;

/**
 * Attempts that ended because nothing came for as long as it could have come (Timer F, RFC 3261 §17.1.2.2). What proves it is
 * any packet after that time; without one the capture might have ended before.
 */
final class Silences {

    private static final long TIMER_F_NANOS = 32_000_000_000L;
    private static final int MOST_NAMED = 8;

    private final PriorityQueue<Silence> open = new PriorityQueue<>();

    private record Silence(long overNanos, long attempt) implements Comparable<Silence> {
        @Override
        public int compareTo(Silence other) {
            int byTime = Long.compare(overNanos, other.overNanos);
            return byTime != 0 ? byTime : Long.compare(attempt, other.attempt);
        }
    }

    /** The last message of this attempt was at that running time, nanoseconds since the epoch. */
    void expect(long lastNanos, long attempt) {
        open.add(new Silence(lastNanos + TIMER_F_NANOS, attempt));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Whether a packet at this running time shows that one is over. */
    boolean isOver(long orderNanos) {
        Silence first = open.peek();
        return first != null && first.overNanos() < orderNanos;
    }

    /** The words for that packet; those silences are done with. */
    String note(long orderNanos) {
        StringBuilder attempts = new StringBuilder();
        int count = 0;
        while (isOver(orderNanos)) {
            long attempt = open.remove().attempt();
            if (++count <= MOST_NAMED) {
                attempts.append(count == 1 ? "" : ", ").append(attempt);
            }
        }
        String more = count > MOST_NAMED ? " and " + (count - MOST_NAMED) + " more" : "";
        return (count == 1 ? "attempt " : "attempts ") + attempts + more + ": shows that the capture went on";
    }
}
