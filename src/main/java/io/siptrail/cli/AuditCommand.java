package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.capture.CaptureSet;
import io.siptrail.report.InputHashes;
import io.siptrail.report.Printable;
import io.siptrail.report.ReportDirectory;
import io.siptrail.report.ReportFanOut;
import io.siptrail.report.chart.ChartFormat;
import io.siptrail.report.chart.ChartReport;
import io.siptrail.report.console.OutcomeTable;
import io.siptrail.report.csv.CsvReport;
import io.siptrail.report.html.HtmlReport;
import io.siptrail.report.json.SummaryJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code siptrail audit}: captures in, a report directory and a short table out. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Reads captures and writes a report on every registration in them.")
final class AuditCommand implements Callable<Integer> {

    private final InputStream standardInput;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything.
    private CommandSpec spec;

    @Mixin
    private final CaptureOptions captureOptions = new CaptureOptions();

    @Mixin
    private final RedactionOptions redaction = new RedactionOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the report goes; by default reports/ and the name of the first input.")
    private @Nullable Path output;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "What to write: ${COMPLETION-CANDIDATES}. By default everything.")
    private Set<OutputFormat> formats = EnumSet.allOf(OutputFormat.class);

    @Option(
            names = "--candidates",
            paramLabel = "FILE",
            description = "Passwords to try, one on each line; accounts that use one are a finding. For captures of"
                    + " one's own network.")
    private @Nullable Path candidates;

    @Option(names = "--reveal", description = "With --candidates: show the passwords that were found.")
    private boolean reveal;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 when a finding is at least as severe: ${COMPLETION-CANDIDATES}.")
    private @Nullable FailOn failOn;

    AuditCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        AuditSettings settings = captureOptions.settings();
        checkCandidates();
        redaction.check(captureOptions.inputs());
        Path place = ReportPlace.of(output, captureOptions.inputs());
        try (Interruption interruption = Interruption.awaited();
                ReportDirectory directory = ReportDirectory.beside(place)) {
            return audit(directory, place, settings, interruption).value();
        } catch (IOException unwritable) {
            captureOptions.complain("the report could not be written: " + CaptureOptions.reason(unwritable));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    private ExitCode audit(ReportDirectory directory, Path place, AuditSettings settings, Interruption interruption)
            throws IOException {
        try (CaptureSet captures = captureOptions.open(standardInput, settings);
                AuditResult result = captureOptions.read(captures, settings, interruption)) {
            if (result.summary().inputs().isEmpty()) {
                return captureOptions.faults(result.summary().faults());
            }
            tryCandidates(result, interruption);
            WorstFinding worst = new WorstFinding();
            write(result, directory, worst);
            directory.moveIntoPlace();
            out().println();
            out().println("report: " + Printable.of(place.toString()));
            out().flush();
            FailOn bar = failOn;
            ExitCode found = bar != null && worst.reaches(bar.severity()) ? ExitCode.FINDINGS : ExitCode.DONE;
            return captureOptions.faults(result.summary().faults()).or(found);
        }
    }

    /** A list that cannot be read is told before the work begins. */
    private void checkCandidates() {
        if (candidates == null && reveal) {
            throw new ParameterException(spec.commandLine(), "--reveal needs --candidates");
        }
        if (reveal && redaction.isAsked()) {
            throw new ParameterException(spec.commandLine(), "--reveal shows what --redact hides");
        }
        if (candidates != null && (!Files.isReadable(candidates) || Files.isDirectory(candidates))) {
            throw new ParameterException(spec.commandLine(), "--candidates " + candidates + " cannot be read");
        }
    }

    private void tryCandidates(AuditResult result, Interruption interruption) throws IOException {
        Path file = candidates;
        if (file == null || interruption.isAsked()) {
            return;
        }
        long size = Files.size(file);
        try (ProgressDisplay progress = ProgressDisplay.onTerminal("candidates");
                InputStream in = new InterruptibleStream(Files.newInputStream(file), interruption)) {
            result.findWeakPasswords(in, (lines, bytes) -> progress.proceed(bytes, size), reveal);
        }
    }

    private void write(AuditResult result, ReportDirectory directory, WorstFinding worst) throws IOException {
        List<AuditVisitor> reports = new ArrayList<>();
        InputHashes hashes = hashes(result);
        reports.add(worst);
        reports.add(new OutcomeTable(out()));
        if (formats.contains(OutputFormat.csv)) {
            reports.add(new CsvReport(directory.path()));
        }
        if (formats.contains(OutputFormat.json)) {
            reports.add(new SummaryJson(directory.path().resolve("summary.json"), hashes));
        }
        Set<ChartFormat> charts = OutputFormat.charts(formats);
        boolean page = formats.contains(OutputFormat.html);
        if (!charts.isEmpty() || page) {
            Path folder = directory.path().resolve("charts");
            ChartReport drawn = new ChartReport(folder, charts, page, captureOptions::complain);
            reports.add(drawn);
            if (page) {
                reports.add(
                        new HtmlReport(directory.path().resolve("report.html"), drawn::pictures, settings(), hashes));
            }
        }
        result.accept(
                redaction.before(new ReportFanOut(reports), result.summary().inputs()));
        redaction.complaint().ifPresent(captureOptions::complain);
    }

    /** None in a redacted report: its key is made of the contents of the inputs unless one is given, and they would give it away. */
    private InputHashes hashes(AuditResult result) {
        boolean shown = formats.contains(OutputFormat.html) || formats.contains(OutputFormat.json);
        return shown && !redaction.isAsked() ? InputHashes.begin(result.summary()) : InputHashes.none();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = captureOptions.described();
        settings.put("passwords tried", candidates == null ? "none" : "those of a list");
        settings.put("redacted", redaction.isAsked() ? "yes, and so without hashes of the inputs" : "no");
        if (redaction.isAsked()) {
            settings.computeIfPresent("filter", (name, filter) -> filter.equals("none") ? filter : "one (redacted)");
        }
        return settings;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
