package io.siptrail.cli;

import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.CaptureSet;
import io.siptrail.report.console.AttemptStory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code siptrail explain}: the story of attempts in the terminal. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells in the terminal what happened to attempts and why.")
final class ExplainCommand implements Callable<Integer> {

    private final InputStream standardInput;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything.
    private CommandSpec spec;

    @Mixin
    private final CaptureOptions captureOptions = new CaptureOptions();

    @ArgGroup
    private @Nullable AttemptChoice choice;

    ExplainCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        AuditSettings settings = captureOptions.settings();
        try (Interruption interruption = Interruption.awaited();
                CaptureSet captures = captureOptions.open(standardInput, settings);
                AuditResult result = captureOptions.read(captures, settings, interruption)) {
            AttemptStory story = new AttemptStory(out(), TerminalProbe.standardOutput(), wanted());
            result.accept(story);
            if (story.told() == 0) {
                out().println(result.summary().attempts() == 0 ? "no registration attempts" : "no attempt is as asked");
                out().flush();
            }
            return captureOptions.faults(result.summary().faults()).value();
        } catch (IOException failed) {
            captureOptions.complain("the attempts could not be told: " + CaptureOptions.reason(failed));
            return ExitCode.NOT_WRITTEN.value();
        }
    }

    private Predicate<NumberedAttempt> wanted() {
        AttemptChoice chosen = choice;
        return chosen == null ? attempt -> true : chosen.predicate();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
