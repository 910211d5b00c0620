package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.capture.CaptureSet;
import io.siptrail.diagnosis.Cause;
import io.siptrail.report.console.AttemptStory;
import io.siptrail.report.console.CauseStory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code siptrail explain}: the story of attempts in the terminal. */
final class ExplainCommand implements Callable<Integer> {

    private final InputStream standardInput;
    private final CaptureOptions captureOptions = new CaptureOptions();
    private final RedactionOptions redaction = new RedactionOptions();
    private final AttemptChoice choice = new AttemptChoice();

    ExplainCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** How it is called. */
    CommandSpec declared() {
        CommandSpec spec = CommandDeclaration.of(
                this,
                "explain",
                "Tells in the terminal what happened to attempts and why.",
                "With the id of a cause in place of INPUT: what that cause means.");
        captureOptions.declareIn(spec);
        redaction.declareIn(spec);
        choice.declareIn(spec, false);
        return spec;
    }

    @Override
    public Integer call() {
        Optional<Cause> cause = cause();
        if (cause.isPresent()) {
            CauseStory.tell(cause.get(), TerminalProbe.standardOutput(), out());
            return ExitCode.DONE.value();
        }
        AuditSettings settings = captureOptions.settings();
        redaction.check(captureOptions.inputs());
        try (Interruption interruption = Interruption.awaited();
                CaptureSet captures = captureOptions.open(standardInput, settings, interruption);
                AuditResult result = captureOptions.read(captures, settings, interruption)) {
            AttemptStory story = new AttemptStory(out(), TerminalProbe.standardOutput(), attempt -> true);
            tell(result, story);
            if (story.told() == 0) {
                out().println(result.summary().attempts() == 0 ? "no registration attempts" : "no attempt is as asked");
                out().flush();
            }
            return interruption.value(captureOptions.faults(result.summary().faults()));
        } catch (IOException failed) {
            captureOptions.complain("the attempts could not be told: " + CaptureOptions.reason(failed));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    /** Whoever stops to read has read enough. */
    private void tell(AuditResult result, AttemptStory story) throws IOException {
        try {
            AuditVisitor shown = redaction.before(story, result.summary().inputs());
            result.accept(new ChosenAttempts(choice.predicate(), shown));
            redaction.complaint().ifPresent(captureOptions::complain);
        } catch (IOException failed) {
            if (!out().checkError()) {
                throw failed;
            }
        }
    }

    /** A single input that is the id of a cause and no file asks what the cause means. */
    private Optional<Cause> cause() {
        List<String> inputs = captureOptions.inputs();
        return inputs.size() != 1 || choice.isGiven() || Files.exists(Path.of(inputs.get(0)))
                ? Optional.empty()
                : Arrays.stream(Cause.values())
                        .filter(cause -> cause.id().equals(inputs.get(0)))
                        .findFirst();
    }

    private PrintWriter out() {
        return captureOptions.line().getOut();
    }
}
