package io.siptrail.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * Bytes from one thread to another, of which it holds so many at the most: who writes waits for room, who reads for bytes. While the
 * reader waits, it is given something to do.
 */
final class BytePipe {

    private static final long WAIT_MILLIS = 50;

    private final byte[] ring;
    private final Runnable whileEmpty;
    private long written;
    private long read;
    private boolean ended;
    private boolean abandoned;

    /** {@code whileEmpty} runs on the thread that reads, at once when there is nothing and then again and again. */
    BytePipe(int capacity, Runnable whileEmpty) {
        this.ring = new byte[capacity];
        this.whileEmpty = whileEmpty;
    }

    /** Where the bytes come out; closing it lets the writer write into the void. */
    InputStream reading() {
        return new Reading();
    }

    /** Where the bytes go in; closing it ends them. */
    OutputStream writing() {
        return new Writing();
    }

    private synchronized void put(byte[] from, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0 && !abandoned) {
            int room = (int) (ring.length - (written - read));
            if (room == 0) {
                await();
                continue;
            }
            int place = (int) (written % ring.length);
            int count = Math.min(Math.min(room, left), ring.length - place);
            System.arraycopy(from, at, ring, place, count);
            written += count;
            at += count;
            left -= count;
            notifyAll();
        }
    }

    /** 0 when there is nothing now, -1 when nothing comes any more. */
    private synchronized int take(byte[] into, int offset, int length) {
        int held = (int) Math.min(written - read, Integer.MAX_VALUE);
        if (held == 0) {
            return ended ? -1 : 0;
        }
        int place = (int) (read % ring.length);
        int count = Math.min(Math.min(held, length), ring.length - place);
        System.arraycopy(ring, place, into, offset, count);
        read += count;
        notifyAll();
        return count;
    }

    private synchronized void awaitBytes() throws IOException {
        if (written == read && !ended) {
            await();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // Its callers look again.
    private synchronized void await() throws IOException {
        try {
            wait(WAIT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between the capture and its reader");
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    private final class Reading extends InputStream {

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
            int count = take(into, offset, length);
            while (count == 0) {
                whileEmpty.run();
                awaitBytes();
                count = take(into, offset, length);
            }
            return count;
        }

        @Override
        public void close() {
            abandon();
        }
    }

    private final class Writing extends OutputStream {

        @Override
        public void write(int value) throws IOException {
            put(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            put(from, offset, length);
        }

        @Override
        public void close() {
            end();
        }
    }
}
