package io.siptrail.cli;

import io.siptrail.analysis.AttemptFeed;
import io.siptrail.analysis.AttemptNews;
import io.siptrail.live.LiveCapture;
import io.siptrail.registration.Outcome;
import io.siptrail.report.console.LiveCounts;
import io.siptrail.report.console.LiveTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows on a thread of its own what a capture brings: on a terminal a table that changes in its place, elsewhere a line for each
 * attempt. Whoever reads slowly misses lines, which is said; the capture does not wait for him.
 */
final class LiveDisplay implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;
    private static final int LINES_WAITING = 10_000;

    private final PrintWriter out;
    private final boolean inPlace;
    private final String device;
    private final LiveTable table;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_WAITING);
    private final AtomicLong missed = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Instant began = Instant.now();
    private Instant painted = began;
    private long packetsPainted;
    private long registersPainted;
    private int height;
    private int room = Integer.MAX_VALUE;
    private volatile boolean resized = true;
    private Optional<SignalWatch> resizing = Optional.empty();
    private Thread thread = new Thread("siptrail-display");

    LiveDisplay(PrintWriter out, boolean inPlace, String device) {
        this.out = out;
        this.inPlace = inPlace;
        this.device = device;
        this.table = new LiveTable(TerminalProbe.standardOutput());
    }

    /** Takes news; never waits. */
    void hear(AttemptNews news) {
        table.hear(news);
        boolean isLine = !inPlace && !news.dropped() && news.outcome() != Outcome.PENDING;
        if (isLine && !lines.offer(LiveTable.line(news))) {
            missed.incrementAndGet();
        }
    }

    /** Begins to show. */
    void show(LiveCapture capture, AttemptFeed feed) {
        if (inPlace) {
            resizing = SignalWatch.ofResizing(() -> resized = true);
        }
        thread = new Thread(() -> run(capture, feed), "siptrail-display");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(LiveCapture capture, AttemptFeed feed) {
        try {
            while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                show(counts(capture, feed));
            }
            show(counts(capture, feed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private LiveCounts counts(LiveCapture capture, AttemptFeed feed) {
        Instant now = Instant.now();
        long millis = Math.max(1, Duration.between(painted, now).toMillis());
        long packets = capture.packets();
        long registers = feed.registers();
        LiveCounts counts = new LiveCounts(
                device,
                Duration.between(began, now).toSeconds(),
                packets,
                (packets - packetsPainted) * 1_000 / millis,
                capture.dropped(),
                feed.messages(),
                registers,
                (registers - registersPainted) * 1_000 / millis);
        painted = now;
        packetsPainted = packets;
        registersPainted = registers;
        return counts;
    }

    private void show(LiveCounts counts) {
        if (inPlace) {
            paint(counts);
        } else {
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                out.println(line);
            }
            long skipped = missed.getAndSet(0);
            if (skipped > 0) {
                out.println("(" + skipped + " attempts more than could be printed)");
            }
        }
        out.flush();
    }

    private void paint(LiveCounts counts) {
        StringBuilder page = new StringBuilder();
        if (resized) {
            resized = false;
            fit();
            // ECMA-48 §8.3.21 CUP and §8.3.39 ED: lines that were wrapped anew cannot be counted, so all of them go.
            page.append(height > 0 ? "\033[H\033[2J" : "");
        } else if (height > 0) {
            // ECMA-48 §8.3.13 CPL and §8.3.39 ED: to the first line of the last page, and what is below it goes.
            page.append("\033[").append(height).append("F\033[J");
        }
        List<String> lines = table.lines(counts);
        height = Math.min(lines.size(), room);
        lines.subList(0, height).forEach(line -> page.append(line).append(System.lineSeparator()));
        out.print(page);
    }

    private void fit() {
        TerminalSize.now().ifPresent(size -> {
            room = Math.max(1, size.rows() - 1);
            table.fit(TerminalProbe.standardOutput(size.columns()));
        });
    }

    /** Shows what there is a last time. */
    @Override
    public void close() {
        over.countDown();
        resizing.ifPresent(SignalWatch::close);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        out.println();
        out.flush();
    }
}
