package io.siptrail.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Decodes an input on a thread of its own, up to a ring of pieces ahead of the thread that reads. The decoder belongs to
 * that thread from its start to its end, closing included: a native one must not be closed while it works.
 */
final class DecodingAhead implements Closeable {

    private final DecodingSteps steps;
    private final PieceRing ring;
    private final Thread thread;
    private Optional<IOException> unclosed = Optional.empty();
    private boolean holdsPiece;

    /** Starts the thread. {@code ring} is empty, and free again after {@link #close}. */
    DecodingAhead(DecodingSteps steps, PieceRing ring) {
        this.steps = steps;
        this.ring = ring;
        this.thread = new Thread(this::decode, "siptrail-decoding");
        thread.setDaemon(true);
        thread.start();
    }

    private void decode() {
        try {
            Piece piece;
            do {
                piece = ring.toFill();
                piece.fill(steps);
                ring.filled();
            } while (!piece.isLast());
        } catch (InterruptedException closed) {
            // Nobody waits for more.
        } finally {
            ring.over();
            release();
        }
    }

    private void release() {
        try {
            steps.close();
        } catch (IOException broken) {
            unclosed = Optional.of(broken);
        }
    }

    /** The next piece, once it is there; the one before it is void then. */
    Piece next() {
        if (holdsPiece) {
            ring.emptied();
        }
        holdsPiece = true;
        return ring.toEmpty();
    }

    PieceRing ring() {
        return ring;
    }

    /** Ends the thread and waits until it has gone: interrupted, it can neither wait nor read on from its file. */
    @Override
    public void close() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (unclosed.isPresent()) {
            throw unclosed.get();
        }
    }
}
