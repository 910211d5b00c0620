package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureSet;
import io.siptrail.report.ReportDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code siptrail audit}: captures in, a report directory and a short table out. */
final class AuditCommand implements Callable<Integer> {

    private final InputStream standardInput;

    private final CaptureOptions captureOptions = new CaptureOptions();
    private final RedactionOptions redaction = new RedactionOptions();
    private final ReportOptions reportOptions = new ReportOptions();

    AuditCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** How it is called. */
    CommandSpec declared() {
        CommandSpec spec = CommandDeclaration.of(
                this, "audit", "Reads captures and writes a report on every registration in them.");
        captureOptions.declareIn(spec);
        redaction.declareIn(spec);
        reportOptions.declareIn(spec);
        return spec;
    }

    @Override
    public Integer call() {
        AuditSettings settings = captureOptions.settings();
        reportOptions.check(redaction);
        redaction.check(captureOptions.inputs());
        Path place = reportOptions.place(captureOptions.inputs());
        try (Interruption interruption = Interruption.awaited();
                ReportDirectory directory = ReportDirectory.beside(place)) {
            return interruption.value(audit(directory, place, settings, interruption));
        } catch (IOException unwritable) {
            captureOptions.complain("the report could not be written: " + CaptureOptions.reason(unwritable));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    private ExitCode audit(ReportDirectory directory, Path place, AuditSettings settings, Interruption interruption)
            throws IOException {
        reportOptions.begin();
        try (CaptureSet captures = captureOptions.open(standardInput, settings, interruption);
                AuditResult result = captureOptions.read(captures, settings, interruption)) {
            if (result.summary().inputs().isEmpty()) {
                return captureOptions.faults(result.summary().faults());
            }
            ExitCode found = reportOptions.report(result, directory, place, redaction, interruption, captureOptions);
            return captureOptions.faults(result.summary().faults()).or(found);
        } finally {
            reportOptions.end();
        }
    }
}
