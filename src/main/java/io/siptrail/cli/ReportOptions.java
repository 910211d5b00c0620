package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.report.InputHashes;
import io.siptrail.report.Printable;
import io.siptrail.report.ReportDirectory;
import io.siptrail.report.ReportFanOut;
import io.siptrail.report.chart.ChartFormat;
import io.siptrail.report.chart.ChartReport;
import io.siptrail.report.chart.ChartStart;
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
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What kind of report is wanted, and where: what every command that writes one is told, and the writing itself. */
final class ReportOptions {

    private final OptionSpec output = OptionSpec.builder("-o", "--output")
            .paramLabel("DIR")
            .type(Path.class)
            .description("Where the report goes; by default reports/ and the name of the first input.")
            .build();

    private final OptionSpec formats = OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .type(Set.class)
            .auxiliaryTypes(OutputFormat.class)
            .splitRegex(",")
            .initialValue(EnumSet.allOf(OutputFormat.class))
            .description("What to write: ${COMPLETION-CANDIDATES}. By default everything.")
            .build();

    private final OptionSpec candidates = OptionSpec.builder("--candidates")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Passwords to try, one on each line; accounts that use one are a finding. For captures of"
                    + " one's own network.")
            .build();

    private final OptionSpec reveal = OptionSpec.builder("--reveal")
            .description("With --candidates: show the passwords that were found.")
            .build();

    private final OptionSpec failOn = OptionSpec.builder("--fail-on")
            .paramLabel("SEVERITY")
            .type(FailOn.class)
            .description("Exit with 1 when a finding is at least as severe: ${COMPLETION-CANDIDATES}.")
            .build();

    private @Nullable ChartStart chartStart;

    /** Adds them to this command. */
    void declareIn(CommandSpec spec) {
        spec.addOption(output)
                .addOption(formats)
                .addOption(candidates)
                .addOption(reveal)
                .addOption(failOn);
    }

    /** The folder, which is named after the first input when nobody names it. */
    Path place(List<String> inputs) {
        return ReportPlace.of(output.getValue(), inputs);
    }

    /** A list that cannot be read is told before the work begins. */
    void check(RedactionOptions redaction) {
        Path file = candidates.getValue();
        if (file == null && isRevealing()) {
            throw new ParameterException(line(), "--reveal needs --candidates");
        }
        if (isRevealing() && redaction.isAsked()) {
            throw new ParameterException(line(), "--reveal shows what --redact hides");
        }
        if (file != null && (!Files.isReadable(file) || Files.isDirectory(file))) {
            throw new ParameterException(line(), "--candidates " + file + " cannot be read");
        }
    }

    /** Begins what the report will need and takes its time: the captures can be read meanwhile. */
    void begin() {
        if (!OutputFormat.charts(formats()).isEmpty() || formats().contains(OutputFormat.html)) {
            chartStart = ChartStart.begin();
        }
    }

    /** Nothing that was begun goes on after this. */
    void end() {
        if (chartStart != null) {
            chartStart.end();
        }
    }

    private ChartStart started() {
        ChartStart begun = chartStart;
        return begun == null ? ChartStart.begin() : begun;
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
        FailOn bar = failOn.getValue();
        return bar != null && worst.reaches(bar.severity()) ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private void tryCandidates(AuditResult result, Interruption interruption) throws IOException {
        Path file = candidates.getValue();
        if (file == null || interruption.isAsked()) {
            return;
        }
        long size = Files.size(file);
        try (ProgressDisplay progress = ProgressDisplay.onTerminal("candidates");
                InputStream in = new InterruptibleStream(Files.newInputStream(file), interruption)) {
            result.findWeakPasswords(in, (lines, bytes) -> progress.proceed(bytes, size), isRevealing());
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
        if (formats().contains(OutputFormat.csv)) {
            reports.add(new CsvReport(directory.path()));
        }
        if (formats().contains(OutputFormat.json)) {
            reports.add(new SummaryJson(directory.path().resolve("summary.json"), hashes));
        }
        Set<ChartFormat> charts = OutputFormat.charts(formats());
        boolean page = formats().contains(OutputFormat.html);
        if (!charts.isEmpty() || page) {
            Path folder = directory.path().resolve("charts");
            ChartReport drawn = new ChartReport(started(), folder, charts, page, options::complain);
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
        return formats().contains(OutputFormat.html) && !redaction.isAsked()
                ? InputHashes.begin(result.summary())
                : InputHashes.none();
    }

    private Map<String, String> settings(AnalysisOptions options, RedactionOptions redaction) {
        Map<String, String> settings = options.described();
        settings.put("passwords tried", candidates.getValue() == null ? "none" : "those of a list");
        settings.put("redacted", redaction.isAsked() ? "yes, and so without hashes of the inputs" : "no");
        if (redaction.isAsked()) {
            settings.computeIfPresent("filter", (name, filter) -> filter.equals("none") ? filter : "one (redacted)");
        }
        return settings;
    }

    private Set<OutputFormat> formats() {
        return formats.getValue();
    }

    private boolean isRevealing() {
        return Boolean.TRUE.equals(reveal.getValue());
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return output.command().commandLine();
    }
}
