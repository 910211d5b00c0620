package io.siptrail.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the decoded bytes of a compressed input into a direct buffer. They are decoded here as they are asked for, or
 * ahead on a thread of their own; which of the two cannot be told from them.
 */
final class DecodedReading implements Closeable {

    private final DecodingSteps steps;
    private final Piece own = new Piece(DecodingSteps.BYTES);
    private Piece piece = own;
    private long taken;
    private @Nullable DecodingLanes lanes;
    private @Nullable DecodingAhead ahead;

    DecodedReading(DecodingSteps steps) {
        this.steps = steps;
        this.taken = steps.taken();
    }

    int read(ByteBuffer into) throws IOException {
        if (piece.isSpent()) {
            piece = following();
        }
        taken = piece.taken();
        return piece.handOut(into);
    }

    private Piece following() {
        // For less than a piece a thread is not worth its start.
        if (ahead == null && lanes != null && steps.decoded() >= PieceRing.PIECE_BYTES) {
            begin(lanes);
        }
        if (ahead != null) {
            return ahead.next();
        }
        own.fill(steps);
        return own;
    }

    /** From now on it may be decoded ahead, as soon as it is known to be long and there is a lane. */
    void mayBegin(DecodingLanes where) {
        lanes = where;
    }

    /** Decodes ahead from now on, if there is a lane. */
    void begin(DecodingLanes where) {
        lanes = where;
        if (ahead == null && !own.isLast()) {
            ahead = where.begin(steps).orElse(null);
        }
    }

    /** Bytes taken of the input for what was read so far; how far ahead it is decoded does not count. */
    long taken() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        DecodingAhead running = ahead;
        if (running == null || lanes == null) {
            steps.close();
            return;
        }
        ahead = null;
        piece = own;
        try {
            running.close();
        } finally {
            lanes.giveBack(running);
        }
    }
}
