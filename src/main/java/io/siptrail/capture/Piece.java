package io.siptrail.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Some decoded steps of one input, and after the last of them how it ended. They are handed out step by step, each with
 * what had been taken of the input when it was decoded, so that nobody can tell how far ahead that was. Used again and
 * again; not safe for use by several threads at once.
 */
final class Piece {

    private final int capacity;
    private final int[] ends;
    private final long[] takens;
    private byte[] bytes = new byte[0];
    private int steps;
    private boolean isLast;
    private @Nullable Throwable failure;
    private int step;
    private int position;

    /** {@code capacity}: bytes, at least {@link DecodingSteps#BYTES}. */
    Piece(int capacity) {
        this.capacity = capacity;
        // Twice as many as full steps: a decoder may well do less in one.
        int most = 2 * capacity / DecodingSteps.BYTES;
        this.ends = new int[most];
        this.takens = new long[most + 1];
    }

    /** Decodes as much as there is room for, but at least a step; a failure is kept for the one who reads. */
    void fill(DecodingSteps from) {
        steps = 0;
        step = 0;
        position = 0;
        failure = null;
        try {
            isLast = !decode(from);
        } catch (Throwable broken) {
            failure = broken;
            isLast = true;
        }
        takens[steps] = from.taken();
    }

    private boolean decode(DecodingSteps from) throws IOException {
        if (bytes.length == 0) {
            bytes = new byte[capacity];
        }
        int end = 0;
        while (steps < ends.length && end + DecodingSteps.BYTES <= capacity) {
            int count = from.next(bytes, end);
            if (count < 0) {
                return false;
            }
            end += count;
            takens[steps] = from.taken();
            ends[steps] = end;
            steps++;
        }
        return true;
    }

    /** Whether all of it has been handed out and more may follow. */
    boolean isSpent() {
        return step == steps && !isLast;
    }

    /** Whether nothing follows: its last step ends the input, or comes before a failure. */
    boolean isLast() {
        return isLast;
    }

    /** Bytes taken of the input when what is handed out next had been decoded. */
    long taken() {
        return takens[step];
    }

    /** Hands out what fits of the current step, or how the input ended: negative, or the failure. */
    int handOut(ByteBuffer into) throws IOException {
        if (step == steps) {
            rethrow();
            return -1;
        }
        int count = Math.min(into.remaining(), ends[step] - position);
        into.put(bytes, position, count);
        position += count;
        if (position == ends[step]) {
            step++;
        }
        return count;
    }

    private void rethrow() throws IOException {
        Throwable thrown = failure;
        if (thrown instanceof IOException broken) {
            throw broken;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException defect) {
            throw defect;
        }
    }
}
