package io.siptrail.cli;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.capture.CaptureFault;
import io.siptrail.capture.CaptureSet;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.report.Printable;
import io.siptrail.report.ReportDirectory;
import io.siptrail.report.ReportFanOut;
import io.siptrail.report.chart.ChartFormat;
import io.siptrail.report.chart.ChartReport;
import io.siptrail.report.console.OutcomeTable;
import io.siptrail.report.csv.CsvReport;
import io.siptrail.report.json.SummaryJson;
import io.siptrail.stream.tls.KeyLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description =
                    "Capture files (pcap, pcapng; plain, gzip or zstd), directories, globs, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the report goes; by default reports/ and the name of the first input.")
    private @Nullable Path output;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Look only at this UDP and TCP port; may be given several times. By default SIP is found on any port.")
    private Set<Integer> ports = new TreeSet<>();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "What to write: ${COMPLETION-CANDIDATES}. By default everything.")
    private Set<OutputFormat> formats = EnumSet.allOf(OutputFormat.class);

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "Secrets by which digests are judged: lines username:realm:password or username:realm:HA1,"
                    + " or CSV with that header. They are never shown.")
    private @Nullable Path credentials;

    @Option(
            names = "--keylog",
            paramLabel = "FILE",
            description =
                    "Secrets by which TLS is decrypted, in the form of SSLKEYLOGFILE; those that a pcapng file carries"
                            + " are used anyway. They are never shown.")
    private @Nullable Path keyLog;

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
        for (int port : ports) {
            if (port < 1 || port > 65_535) {
                throw new ParameterException(spec.commandLine(), "--port " + port + ": a port is 1 to 65535");
            }
        }
        CredentialFile secrets = secrets();
        KeyLog tlsSecrets = tlsSecrets();
        Path place = ReportPlace.of(output, inputs);
        try (Interruption interruption = Interruption.awaited();
                ReportDirectory directory = ReportDirectory.beside(place)) {
            AuditSettings settings = new AuditSettings(ports, secrets, tlsSecrets, AnalysisLimits.defaults());
            return audit(directory, place, settings, interruption).value();
        } catch (IOException unwritable) {
            complain("the report could not be written: " + reason(unwritable));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    private ExitCode audit(ReportDirectory directory, Path place, AuditSettings settings, Interruption interruption)
            throws IOException {
        try (CaptureSet captures =
                        CaptureSet.open(inputs, standardInput, settings.limits().capture());
                AuditResult result = analyse(captures, settings, interruption)) {
            if (result.summary().inputs().isEmpty()) {
                return faults(result.summary().faults());
            }
            WorstFinding worst = new WorstFinding();
            write(result, directory, worst);
            directory.moveIntoPlace();
            out().println();
            out().println("report: " + Printable.of(place.toString()));
            out().flush();
            FailOn bar = failOn;
            ExitCode found = bar != null && worst.reaches(bar.severity()) ? ExitCode.FINDINGS : ExitCode.DONE;
            return faults(result.summary().faults()).or(found);
        }
    }

    private CredentialFile secrets() {
        Path file = credentials;
        if (file == null) {
            return CredentialFile.empty();
        }
        try {
            CredentialFile secrets = CredentialFile.read(file);
            secrets.warnings().forEach(warning -> complain(file + ": " + warning));
            return secrets;
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "--credentials " + file + " cannot be read: " + reason(unreadable));
        }
    }

    private KeyLog tlsSecrets() {
        Path file = keyLog;
        if (file == null) {
            return KeyLog.empty();
        }
        try {
            KeyLog log = KeyLog.read(file);
            log.warnings().forEach(warning -> complain(file + ": " + warning));
            return log;
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "--keylog " + file + " cannot be read: " + reason(unreadable));
        }
    }

    private AuditResult analyse(CaptureSet captures, AuditSettings settings, Interruption interruption)
            throws IOException {
        try (ProgressDisplay progress = ProgressDisplay.onTerminal()) {
            return Audit.run(
                    captures, settings, (read, total) -> progress.proceed(read, total) && !interruption.isAsked());
        }
    }

    private void write(AuditResult result, ReportDirectory directory, WorstFinding worst) throws IOException {
        List<AuditVisitor> reports = new ArrayList<>();
        reports.add(worst);
        reports.add(new OutcomeTable(out()));
        if (formats.contains(OutputFormat.csv)) {
            reports.add(new CsvReport(directory.path()));
        }
        if (formats.contains(OutputFormat.json)) {
            reports.add(new SummaryJson(directory.path().resolve("summary.json")));
        }
        Set<ChartFormat> charts = OutputFormat.charts(formats);
        if (!charts.isEmpty()) {
            reports.add(new ChartReport(directory.path().resolve("charts"), charts, this::complain));
        }
        result.accept(new ReportFanOut(reports));
    }

    private ExitCode faults(List<CaptureFault> faults) {
        ExitCode code = ExitCode.DONE;
        for (CaptureFault fault : faults) {
            complain(fault.message());
            code = code.or(fault.kind() == CaptureFault.Kind.UNREADABLE ? ExitCode.UNREADABLE : ExitCode.DAMAGED);
        }
        return code;
    }

    private void complain(String sentence) {
        spec.commandLine().getErr().println("siptrail: " + Printable.of(sentence));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission is denied";
        }
        if (fault instanceof NoSuchFileException refused) {
            return refused.getFile() + " cannot be made";
        }
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }
}
