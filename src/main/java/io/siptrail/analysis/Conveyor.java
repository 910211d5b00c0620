package io.siptrail.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries items to a thread of its own, in order and in batches, so that two steps of the way run at once. What fails
 * over there fails here, at the next item or at the end. Everything done over there is visible here after {@link #close}.
 *
 * @param <T> what is carried; not touched any more by the side that put it on
 */
public final class Conveyor<T> implements AutoCloseable {

    private static final int BATCH = 64;
    private static final int BATCHES_UNDER_WAY = 4;

    private final BlockingQueue<List<T>> queue = new ArrayBlockingQueue<>(BATCHES_UNDER_WAY);
    private final Step<T> step;
    private final Thread thread;
    private List<T> batch = new ArrayList<>(BATCH);
    private volatile @Nullable Throwable failure;

    /** What is done with each item over there. */
    public interface Step<T> {
        void take(T item) throws Exception;
    }

    /** Starts the thread. */
    public Conveyor(String name, Step<T> step) {
        this.step = step;
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            for (List<T> next = queue.take(); !next.isEmpty(); next = queue.take()) {
                for (T item : next) {
                    step.take(item);
                }
            }
        } catch (Throwable thrown) {
            failure = thrown;
            queue.clear();
        }
    }

    /** Puts an item on. */
    public void put(T item) {
        batch.add(item);
        if (batch.size() == BATCH) {
            send(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Sends what was put on and waits for a full batch, because nothing may come for a while. */
    public void flush() {
        if (!batch.isEmpty()) {
            send(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Waits until everything that was put on has been taken. */
    @Override
    public void close() {
        if (!thread.isAlive() && failure == null) {
            return;
        }
        if (!batch.isEmpty()) {
            send(batch);
            batch = new ArrayList<>(0);
        }
        send(List.of());
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + thread.getName(), interrupted);
        }
        rethrow();
    }

    private void send(List<T> items) {
        try {
            do {
                rethrow();
            } while (!queue.offer(items, 50, TimeUnit.MILLISECONDS) && (thread.isAlive() || failure != null));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while handing over to " + thread.getName(), interrupted);
        }
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new Failed(thrown);
        }
    }

    /** A failure of the other thread, as the cause. */
    public static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(Throwable cause) {
            super(cause);
        }

        /** The cause, where it is one of input or output; throws this failure itself where it is none. */
        public IOException asIOException() {
            if (getCause() instanceof IOException cause) {
                return cause;
            }
            if (getCause() instanceof UncheckedIOException && getCause().getCause() instanceof IOException cause) {
                return cause;
            }
            // One conveyor may have put on another.
            if (getCause() instanceof Failed earlier) {
                return earlier.asIOException();
            }
            throw this;
        }
    }
}
