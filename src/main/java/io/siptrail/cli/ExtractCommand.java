package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureFile;
import io.siptrail.capture.CaptureSet;
import io.siptrail.extract.Excerpt;
import io.siptrail.report.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code siptrail extract}: the packets behind attempts as a capture of their own. */
final class ExtractCommand implements Callable<Integer> {

    private final InputStream standardInput;
    private final CaptureOptions captureOptions = new CaptureOptions();
    private final AttemptChoice choice = new AttemptChoice();

    private final OptionSpec output = OptionSpec.builder("-w", "-o", "--output")
            .paramLabel("FILE")
            .type(Path.class)
            .required(true)
            .description("The pcapng file to write.")
            .build();

    ExtractCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** How it is called. */
    CommandSpec declared() {
        CommandSpec spec =
                CommandDeclaration.of(this, "extract", "Copies the packets behind attempts to a pcapng file.");
        captureOptions.declareIn(spec);
        choice.declareIn(spec, true);
        return spec.addOption(output);
    }

    @Override
    public Integer call() {
        AuditSettings settings = captureOptions.settings();
        Supplier<CaptureSet> open = () -> captureOptions.open(standardInput, settings);
        try (Interruption interruption = Interruption.awaited();
                CaptureSet captures = open.get()) {
            refuseUnfit(captures);
            try (AuditResult result = captureOptions.read(captures, settings, interruption)) {
                if (!result.summary().inputs().isEmpty()) {
                    tell(Excerpt.write(result, choice.predicate(), open, settings, output()));
                }
                return interruption.value(captureOptions.faults(result.summary().faults()));
            }
        } catch (IOException unwritable) {
            captureOptions.complain("the packets could not be written: " + CaptureOptions.reason(unwritable));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    /** What cannot be read again, and what would be written over. */
    private void refuseUnfit(CaptureSet captures) throws IOException {
        Optional<CaptureFile> once =
                captures.files().stream().filter(file -> !file.isRepeatable()).findFirst();
        if (once.isPresent()) {
            throw new ParameterException(
                    captureOptions.line(),
                    "extract reads its input several times, which "
                            + Printable.of(once.get().path()) + " does not allow: save it to a file first");
        }
        for (CaptureFile file : captures.files()) {
            if (Files.exists(output()) && Files.isSameFile(output(), Path.of(file.path()))) {
                throw new ParameterException(
                        captureOptions.line(), "-w " + Printable.of(output().toString()) + " is an input");
            }
        }
    }

    private void tell(Excerpt excerpt) {
        if (excerpt.leftOut() > 0) {
            captureOptions.complain(
                    excerpt.leftOut() + " attempts or packets more than there is room for were left out");
        }
        String said = excerpt.attempts() == 0
                ? "no attempt is as asked; nothing was written"
                : counted(excerpt.attempts(), "attempt") + ", " + counted(excerpt.frames(), "packet") + ": "
                        + Printable.of(output().toString());
        captureOptions.line().getOut().println(said);
        captureOptions.line().getOut().flush();
    }

    private Path output() {
        return output.getValue();
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
