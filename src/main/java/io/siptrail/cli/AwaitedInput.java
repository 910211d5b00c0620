package io.siptrail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Standard input that ends when the user asks for the end, even while it waits for a pipe that brings nothing: Java cannot call back
 * who waits in it, so that a thread of its own does.
 */
final class AwaitedInput extends InputStream {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final int CHUNKS_WAITING = 16;
    private static final long LOOK_MILLIS = 50;
    private static final int LAST_LOOKS = 6;
    private static final byte[] NOTHING = {};

    /** What came of one reading; without bytes, the end. */
    private static final class Chunk {
        private final byte[] bytes;
        private final String failure;

        Chunk(byte[] bytes, String failure) {
            this.bytes = bytes;
            this.failure = failure;
        }
    }

    private final InputStream in;
    private final Interruption interruption;
    private final BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(CHUNKS_WAITING);
    private Chunk current = new Chunk(NOTHING, "");
    private int taken;
    private int looks;
    private boolean ended;
    private boolean begun;

    AwaitedInput(InputStream in, Interruption interruption) {
        this.in = in;
        this.interruption = interruption;
    }

    private void begin() {
        begun = true;
        Thread thread = new Thread(this::pump, "siptrail-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump() {
        try {
            byte[] room = new byte[CHUNK_BYTES];
            Chunk chunk = chunk(room);
            while (chunk.bytes.length > 0) {
                waiting.put(chunk);
                chunk = chunk(room);
            }
            waiting.put(chunk);
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A pipe gives packet by packet as well as much at once: no more is kept than came. */
    private Chunk chunk(byte[] room) {
        try {
            return new Chunk(Arrays.copyOf(room, Math.max(0, in.read(room))), "");
        } catch (IOException broken) {
            return new Chunk(NOTHING, String.valueOf(broken.getMessage()));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasBytes()) {
            return -1;
        }
        int count = Math.min(length, current.bytes.length - taken);
        System.arraycopy(current.bytes, taken, into, offset, count);
        taken += count;
        return count;
    }

    private boolean hasBytes() throws IOException {
        if (!begun) {
            begin();
        }
        while (!ended && taken == current.bytes.length) {
            Chunk next = next();
            if (next == null) {
                // What the pipe held when the end was asked for may still be on its way.
                looks += interruption.isAsked() ? 1 : 0;
                ended = looks >= LAST_LOOKS;
            } else if (next.bytes.length > 0) {
                current = next;
                taken = 0;
            } else {
                ended = true;
                if (!next.failure.isEmpty()) {
                    throw new IOException(next.failure);
                }
            }
        }
        return !ended;
    }

    private @Nullable Chunk next() throws IOException {
        try {
            return waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for standard input");
        }
    }
}
