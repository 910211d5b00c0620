package io.siptrail.cli;

import io.siptrail.analysis.AuditProgress;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error with bytes, rate and remaining time, when that is a terminal and the work takes longer than a moment. */
final class ProgressDisplay implements AuditProgress, AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final long MEBIBYTE = 1 << 20;

    private final String task;
    private final boolean terminal;
    private final Instant began = Instant.now();
    private @Nullable ProgressBar bar;

    private ProgressDisplay(String task, boolean terminal) {
        this.task = task;
        this.terminal = terminal;
    }

    /** The launcher says whether standard error is a terminal, which Java cannot tell. */
    static ProgressDisplay onTerminal(String task) {
        return new ProgressDisplay(task, Boolean.getBoolean("siptrail.terminal.err"));
    }

    @Override
    public boolean proceed(long bytesRead, long bytesTotal) {
        if (!terminal) {
            return true;
        }
        ProgressBar current = bar;
        if (current == null && Duration.between(began, Instant.now()).compareTo(MOMENT) > 0) {
            current = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(bytesTotal)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit("MiB", MEBIBYTE)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .build();
            bar = current;
        }
        if (current != null) {
            current.stepTo(bytesRead);
        }
        return true;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
