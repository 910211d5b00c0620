package io.siptrail.cli;

import io.siptrail.analysis.AttemptFeed;
import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditProgress;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureSet;
import io.siptrail.libpcap.LibpcapException;
import io.siptrail.live.LiveCapture;
import io.siptrail.report.ReportDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code siptrail live}: what passes an interface as it passes, and in the end the report on it. */
final class LiveCommand implements Callable<Integer> {

    private static final int FOLLOWED = 1_000_000;

    private final LiveOptions options = new LiveOptions();
    private final ReportOptions reportOptions = new ReportOptions();

    /** Names are shown as they come, so that hiding them in the report would hide nothing. */
    private final RedactionOptions redaction = new RedactionOptions();

    /** How it is called. */
    CommandSpec declared() {
        CommandSpec spec = CommandDeclaration.of(
                this,
                "live",
                "Captures on an interface, shows what becomes of registrations as it happens, and writes the report"
                        + " when it ends (Ctrl-C). Needs libpcap and CAP_NET_RAW.");
        options.declareIn(spec);
        reportOptions.declareIn(spec);
        return spec;
    }

    @Override
    public Integer call() {
        AuditSettings settings = options.settings();
        LiveCapture.Plan plan = options.plan();
        reportOptions.check(redaction);
        Path place = reportOptions.place(List.of(options.name()));
        try (Interruption interruption = Interruption.awaited();
                ReportDirectory directory = ReportDirectory.beside(place)) {
            return live(plan, settings, directory, place, interruption).value();
        } catch (LibpcapException refused) {
            options.complain(String.valueOf(refused.getMessage()));
            return ExitCode.USAGE.value();
        } catch (IOException unwritable) {
            options.complain("the packets or the report could not be written: " + AnalysisOptions.reason(unwritable));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    private ExitCode live(
            LiveCapture.Plan plan,
            AuditSettings settings,
            ReportDirectory directory,
            Path place,
            Interruption interruption)
            throws IOException {
        reportOptions.begin();
        LiveDisplay display =
                new LiveDisplay(options.line().getOut(), Boolean.getBoolean("siptrail.terminal.out"), plan.device());
        AttemptFeed feed = new AttemptFeed(FOLLOWED, display::hear);
        try (LiveCapture capture = LiveCapture.begin(plan, () -> feed.pause(now()), end(interruption));
                AuditResult result = read(capture, settings, display, feed)) {
            ExitCode found = reportOptions.report(result, directory, place, redaction, interruption, options);
            return ended(capture).or(options.faults(result.summary().faults())).or(found);
        } finally {
            reportOptions.end();
        }
    }

    private AuditResult read(LiveCapture capture, AuditSettings settings, LiveDisplay display, AttemptFeed feed)
            throws IOException {
        display.show(capture, feed);
        try (display;
                CaptureSet captures = CaptureSet.ofStream(
                        options.name(), capture.stream(), settings.limits().capture())) {
            return Audit.run(captures, settings, AuditProgress.NONE, feed);
        }
    }

    private ExitCode ended(LiveCapture capture) {
        if (capture.dropped() > 0) {
            options.complain(
                    capture.dropped()
                            + " packets were dropped by the kernel and are missing; --buffer gives it more room, --filter less to do");
        }
        if (capture.failure().isEmpty()) {
            return ExitCode.DONE;
        }
        options.complain(capture.failure());
        return ExitCode.DAMAGED;
    }

    private BooleanSupplier end(Interruption interruption) {
        @Nullable Instant until = options.duration().map(Instant.now()::plus).orElse(null);
        return () -> interruption.isAsked() || (until != null && Instant.now().isAfter(until));
    }

    private static long now() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }
}
