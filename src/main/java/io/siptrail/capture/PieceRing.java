package io.siptrail.capture;

import java.util.Arrays;

/**
 * A few pieces between a thread that fills them and one that empties them, in order. Once full it is filled again when
 * half of it is empty, so that the two seldom wait for each other.
 */
final class PieceRing {

    static final int PIECE_BYTES = 64 * 1024;
    private static final int PIECES = 8;

    private final Piece[] pieces = new Piece[PIECES];
    private long filled;
    private long emptied;
    private boolean isOver;

    PieceRing() {
        Arrays.setAll(pieces, i -> new Piece(PIECE_BYTES));
    }

    /** The next piece to fill, once there is one. */
    synchronized Piece toFill() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (underWay() == PIECES) {
            while (underWay() > PIECES / 2) {
                wait();
            }
        }
        return pieces[(int) (filled % PIECES)];
    }

    /** The piece to fill is full. */
    synchronized void filled() {
        filled++;
        if (underWay() == 1) {
            notifyAll();
        }
    }

    /** Nothing more is filled. */
    synchronized void over() {
        isOver = true;
        notifyAll();
    }

    /** The next full piece, once there is one. An interruption changes nothing: it is there for whoever asks next. */
    synchronized Piece toEmpty() {
        boolean interrupted = false;
        while (underWay() == 0) {
            if (isOver) {
                throw new IllegalStateException("nothing more is decoded");
            }
            try {
                wait();
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return pieces[(int) (emptied % PIECES)];
    }

    /** The piece to empty is empty. */
    synchronized void emptied() {
        emptied++;
        if (underWay() == PIECES / 2) {
            notifyAll();
        }
    }

    /** As new, for another input; no thread uses it. */
    synchronized void clear() {
        filled = 0;
        emptied = 0;
        isOver = false;
    }

    private long underWay() {
        return filled - emptied;
    }
}
