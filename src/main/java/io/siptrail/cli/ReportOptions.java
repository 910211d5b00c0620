package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditVisitor;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What kind of report is wanted, and where: what every command that writes one is told, and the writing itself. */
final class ReportOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything.
    private CommandSpec spec;

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

    /** The folder, which is named after the first input when nobody names it. */
    Path place(List<String> inputs) {
        return ReportPlace.of(output, inputs);
    }

    /** A list that cannot be read is told before the work begins. */
    void check(RedactionOptions redaction) {
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

    /** Judges, writes, moves the report into its place, and says so. */
    ExitCode report(
            AuditResult result,
            ReportDirectory directory,
            Path place,
            RedactionOptions redaction,
            Interruption interruption,
            AnalysisOptions options)
            throws IOException {
        tryCandidates(result, interruption);
        WorstFinding worst = new WorstFinding();
        write(result, directory, worst, redaction, options);
        directory.moveIntoPlace();
        out().println();
        out().println("report: " + Printable.of(place.toString()));
        out().flush();
        FailOn bar = failOn;
        return bar != null && worst.reaches(bar.severity()) ? ExitCode.FINDINGS : ExitCode.DONE;
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

    private void write(
            AuditResult result,
            ReportDirectory directory,
            WorstFinding worst,
            RedactionOptions redaction,
            AnalysisOptions options)
            throws IOException {
        List<AuditVisitor> reports = new ArrayList<>();
        InputHashes hashes = hashes(result, redaction);
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
            ChartReport drawn = new ChartReport(folder, charts, page, options::complain);
            reports.add(drawn);
            if (page) {
                reports.add(new HtmlReport(
                        directory.path().resolve("report.html"),
                        drawn::pictures,
                        settings(options, redaction),
                        hashes));
            }
        }
        result.accept(
                redaction.before(new ReportFanOut(reports), result.summary().inputs()));
        redaction.complaint().ifPresent(options::complain);
    }

    /**
     * With the page only, since they cost a second reading of the inputs. None in a redacted report: its key is made of the contents of the inputs unless one is given, and they would give it away.
     */
    private InputHashes hashes(AuditResult result, RedactionOptions redaction) {
        return formats.contains(OutputFormat.html) && !redaction.isAsked()
                ? InputHashes.begin(result.summary())
                : InputHashes.none();
    }

    private Map<String, String> settings(AnalysisOptions options, RedactionOptions redaction) {
        Map<String, String> settings = options.described();
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
