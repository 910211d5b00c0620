package io.siptrail.report.chart;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * AWT and the chart library, started on a thread of their own while captures are still read: a new process needs half a
 * second until its first chart stands. One is drawn on trial and thrown away.
 */
public final class ChartStart {

    private static final long PATIENCE_MILLIS = 10_000;

    private final FutureTask<Optional<String>> trial = new FutureTask<>(ChartStart::obstacle);
    private final Thread thread = new Thread(trial, "siptrail-charts");

    private ChartStart() {
        thread.setDaemon(true);
    }

    /** Starts them. */
    public static ChartStart begin() {
        ChartStart start = new ChartStart();
        start.thread.start();
        return start;
    }

    /**
     * Why charts cannot be drawn, in words of Java's; empty when they can. Waits until this is known.
     *
     * @throws IOException when the fonts of this program are missing or damaged
     */
    Optional<String> awaited() throws IOException {
        try {
            return trial.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("the trial of a chart failed", failed.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /**
     * Waits until the trial is over, however it ends, but not for ever. A process that ends before it would leave behind the
     * files in which Java keeps fonts meanwhile.
     */
    public void end() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> obstacle() throws IOException {
        try {
            Optional<String> obstacle = AwtStart.obstacle();
            if (obstacle.isEmpty()) {
                TrialChart.draw(ChartTheme.carried());
            }
            return obstacle;
        } catch (LinkageError absent) {
            return Optional.of(absent.toString());
        }
    }
}
