package io.siptrail.capture;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The direct buffers of the files that are open at the moment, one each, used again by the files opened later. */
final class Buffers {

    private static final int LARGE = 256 * 1024;
    private static final int SMALL = 16 * 1024;
    /** With more files than this open at once, memory matters more than the size of a read. */
    private static final int MANY = 64;

    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private int lent;
    private int mostLent;

    ByteBuffer take() {
        lent++;
        mostLent = Math.max(mostLent, lent);
        ByteBuffer used = spare.poll();
        return used != null ? used : ByteBuffer.allocateDirect(lent <= MANY ? LARGE : SMALL);
    }

    /** Takes a buffer back; one that had to grow is left to the garbage collector. */
    void giveBack(ByteBuffer buffer) {
        lent--;
        if (buffer.capacity() <= LARGE && spare.size() < MANY) {
            spare.push(buffer);
        }
    }

    /** Buffers out at the moment, one for each file that is being read; the one that is opened ahead has none yet. */
    int lent() {
        return lent;
    }

    /** The most files that were ever read at once. */
    int mostLent() {
        return mostLent;
    }
}
