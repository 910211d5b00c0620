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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code siptrail list}: rows of a report on standard output. */
final class ListCommand implements Callable<Integer> {

    private final InputStream standardInput;
    private final CaptureOptions captureOptions = new CaptureOptions();
    private final RedactionOptions redaction = new RedactionOptions();

    private final PositionalParamSpec sheet = PositionalParamSpec.builder()
            .index("0")
            .paramLabel("WHAT")
            .required(true)
            .type(ListedSheet.class)
            .description("What to list: ${COMPLETION-CANDIDATES}.")
            .build();

    private final OptionSpec format = OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .type(ListFormat.class)
            .initialValue(ListFormat.table)
            .description(
                    "How: ${COMPLETION-CANDIDATES}. A table by default; csv has the rows of the report's files, jsonl"
                            + " an object with the same names on each line.")
            .build();

    ListCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** How it is called. */
    CommandSpec declared() {
        CommandSpec spec = CommandDeclaration.of(
                this, "list", "Lists attempts, transactions, bindings, findings or digests on standard output.");
        spec.addPositional(sheet);
        captureOptions.declareIn(spec);
        redaction.declareIn(spec);
        return spec.addOption(format);
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
        ListedSheet listed = sheet.getValue();
        PrintWriter out = captureOptions.line().getOut();
        Writer lines = new BufferedWriter(new CheckedOutput(out));
        try {
            result.accept(redaction.before(
                    listed.to(lines, format.getValue(), TerminalProbe.standardOutput()),
                    result.summary().inputs()));
            redaction.complaint().ifPresent(captureOptions::complain);
        } catch (IOException failed) {
            if (!out.checkError()) {
                throw failed;
            }
        }
    }
}
