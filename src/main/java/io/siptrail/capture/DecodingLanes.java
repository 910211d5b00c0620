package io.siptrail.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How many inputs may be decoded ahead at once, each on a thread of its own, and the memory for it, which inputs opened
 * later use again. Not safe for use by several threads: it belongs to the one that reads.
 */
final class DecodingLanes {

    private final Deque<PieceRing> spare = new ArrayDeque<>();
    private int free;

    private DecodingLanes(int count) {
        this.free = count;
    }

    static DecodingLanes of(int count) {
        return new DecodingLanes(count);
    }

    /** As many as there are processors; none where there is but one, which has nothing to do at once. */
    static DecodingLanes ofThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return of(processors > 1 ? processors : 0);
    }

    boolean isFree() {
        return free > 0;
    }

    /** Begins to decode ahead; empty when too many inputs already are. */
    Optional<DecodingAhead> begin(DecodingSteps steps) {
        if (!isFree()) {
            return Optional.empty();
        }
        free--;
        PieceRing used = spare.poll();
        return Optional.of(new DecodingAhead(steps, used != null ? used : new PieceRing()));
    }

    /** Takes back what is closed. */
    void giveBack(DecodingAhead closed) {
        free++;
        closed.ring().clear();
        spare.push(closed.ring());
    }
}
