package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureSet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code siptrail list}: rows of a report on standard output. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists attempts, transactions, bindings, findings or digests on standard output.")
final class ListCommand implements Callable<Integer> {

    private final InputStream standardInput;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything.
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "WHAT", description = "What to list: ${COMPLETION-CANDIDATES}.")
    private ListedSheet sheet = ListedSheet.attempts;

    @Mixin
    private final CaptureOptions captureOptions = new CaptureOptions();

    @Mixin
    private final RedactionOptions redaction = new RedactionOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "How: ${COMPLETION-CANDIDATES}. A table by default; csv has the rows of the report's files, jsonl"
                            + " an object with the same names on each line.")
    private ListFormat format = ListFormat.table;

    ListCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        redaction.check(captureOptions.inputs());
        AuditSettings settings = captureOptions.settings();
        try (Interruption interruption = Interruption.awaited();
                CaptureSet captures = captureOptions.open(standardInput, settings, interruption);
                AuditResult result = captureOptions.read(captures, settings, interruption)) {
            list(result);
            return interruption.value(captureOptions.faults(result.summary().faults()));
        } catch (IOException failed) {
            captureOptions.complain("the rows could not be listed: " + CaptureOptions.reason(failed));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    /** Whoever stops to read has read enough. */
    private void list(AuditResult result) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Writer lines = new BufferedWriter(new CheckedOutput(out));
        try {
            result.accept(redaction.before(
                    sheet.to(lines, format, TerminalProbe.standardOutput()),
                    result.summary().inputs()));
            redaction.complaint().ifPresent(captureOptions::complain);
        } catch (IOException failed) {
            if (!out.checkError()) {
                throw failed;
            }
        }
    }
}
