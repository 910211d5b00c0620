package io.siptrail.cli;

import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.InputSummary;
import io.siptrail.redaction.Redaction;
import io.siptrail.redaction.RedactionKey;
import io.siptrail.redaction.RedactionLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Whether the result is shown under pseudonyms, and by which key. */
final class RedactionOptions {

    private final OptionSpec redact = OptionSpec.builder("--redact")
            .description("Show users, hosts, addresses and Call-IDs under pseudonyms, each always under the same one.")
            .build();

    private final OptionSpec keyFile = OptionSpec.builder("--redact-key")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Redact with this secret (16 bytes or more), so that several reports have the same pseudonyms."
                    + " By default the key is made of what the inputs contain.")
            .build();

    private Optional<RedactionKey> key = Optional.empty();
    private Optional<Redaction> redaction = Optional.empty();

    /** Adds them to this command; where they are not added, nothing is redacted. */
    void declareIn(CommandSpec spec) {
        spec.addOption(redact).addOption(keyFile);
    }

    boolean isAsked() {
        return Boolean.TRUE.equals(redact.getValue()) || keyFile.getValue() != null;
    }

    /** Reads the key; wrong usage ends here, before the work begins. */
    void check(List<String> inputs) {
        Path file = keyFile.getValue();
        if (file == null && isAsked() && inputs.contains("-")) {
            throw wrong("--redact of standard input needs --redact-key");
        }
        if (file != null) {
            try {
                key = Optional.of(RedactionKey.read(file));
            } catch (IOException unreadable) {
                throw wrong("--redact-key " + file + " cannot be used: " + CaptureOptions.reason(unreadable));
            }
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(redact.command().commandLine(), what);
    }

    /** The report, behind a redaction where that was asked for. */
    AuditVisitor before(AuditVisitor report, List<InputSummary> inputs) throws IOException {
        if (!isAsked()) {
            return report;
        }
        RedactionKey secret = key.isPresent()
                ? key.get()
                : RedactionKey.ofContents(
                        inputs.stream().map(input -> Path.of(input.path())).toList());
        Redaction made = new Redaction(secret, RedactionLimits.defaults(), report);
        redaction = Optional.of(made);
        return made;
    }

    /** What is to be said once the report is written; empty as a rule. */
    Optional<String> complaint() {
        return redaction
                .filter(Redaction::isLimitReached)
                .map(full -> "there are more names than can be remembered; --redact hides whole texts instead");
    }
}
