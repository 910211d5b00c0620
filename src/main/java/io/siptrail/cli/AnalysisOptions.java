package io.siptrail.cli;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureFault;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.report.Printable;
import io.siptrail.stream.tls.KeyLog;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What every command is told that looks into captures: where, and by which secrets. */
abstract sealed class AnalysisOptions permits CaptureOptions, LiveOptions {

    private final OptionSpec ports = OptionSpec.builder("--port")
            .paramLabel("N")
            .type(Set.class)
            .auxiliaryTypes(Integer.class)
            .initialValue(Set.of())
            .description(
                    "Look only at this UDP and TCP port; may be given several times. By default SIP is found on any port.")
            .build();

    private final OptionSpec credentials = OptionSpec.builder("--credentials")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Secrets by which digests are judged: lines username:realm:password or username:realm:HA1,"
                    + " or CSV with that header. They are never shown.")
            .build();

    private final OptionSpec keyLog = OptionSpec.builder("--keylog")
            .paramLabel("FILE")
            .type(Path.class)
            .description(
                    "Secrets by which TLS is decrypted, in the form of SSLKEYLOGFILE; those that a pcapng file carries"
                            + " are used anyway. They are never shown.")
            .build();

    /** Adds them to this command. */
    void declareIn(CommandSpec spec) {
        spec.addOption(ports).addOption(credentials).addOption(keyLog);
    }

    /** What the run is asked to do; wrong usage ends here, and warnings about the secrets go to standard error. */
    final AuditSettings settings() {
        Set<Integer> only = ports.getValue();
        for (int port : only) {
            if (port < 1 || port > 65_535) {
                throw new ParameterException(line(), "--port " + port + ": a port is 1 to 65535");
            }
        }
        return new AuditSettings(only, secrets(), tlsSecrets(), AnalysisLimits.defaults());
    }

    private CredentialFile secrets() {
        Path file = credentials.getValue();
        if (file == null) {
            return CredentialFile.empty();
        }
        try {
            CredentialFile secrets = CredentialFile.read(file);
            secrets.warnings().forEach(warning -> complain(file + ": " + warning));
            return secrets;
        } catch (IOException unreadable) {
            throw new ParameterException(line(), "--credentials " + file + " cannot be read: " + reason(unreadable));
        }
    }

    private KeyLog tlsSecrets() {
        Path file = keyLog.getValue();
        if (file == null) {
            return KeyLog.empty();
        }
        try {
            KeyLog log = KeyLog.read(file);
            log.warnings().forEach(warning -> complain(file + ": " + warning));
            return log;
        } catch (IOException unreadable) {
            throw new ParameterException(line(), "--keylog " + file + " cannot be read: " + reason(unreadable));
        }
    }

    /** Says what is wrong with the inputs, and how the command ends because of it. */
    final ExitCode faults(List<CaptureFault> faults) {
        ExitCode code = ExitCode.DONE;
        for (CaptureFault fault : faults) {
            complain(fault.message());
            code = code.or(fault.kind() == CaptureFault.Kind.UNREADABLE ? ExitCode.UNREADABLE : ExitCode.DAMAGED);
        }
        return code;
    }

    /** One sentence on standard error. */
    final void complain(String sentence) {
        line().getErr().println("siptrail: " + Printable.of(sentence));
    }

    /** What an exception of input or output says, in words. */
    static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission is denied";
        }
        if (fault instanceof NoSuchFileException refused) {
            return refused.getFile() + " cannot be made";
        }
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }

    final CommandLine line() {
        return ports.command().commandLine();
    }

    /** The filter on packets as it was given; empty when there is none. */
    abstract String filterText();

    /** The options as a report tells them, without what is in or about the files of secrets. */
    Map<String, String> described() {
        Map<String, String> options = new LinkedHashMap<>();
        Set<Integer> given = ports.getValue();
        String only = new TreeSet<>(given).stream().map(String::valueOf).collect(Collectors.joining(", "));
        options.put("ports", only.isEmpty() ? "all" : only);
        options.put("filter", filterText().isEmpty() ? "none" : filterText());
        options.put("credentials to judge digests by", credentials.getValue() == null ? "none" : "a file of them");
        options.put(
                "secrets of TLS",
                keyLog.getValue() == null ? "those in the captures" : "a key log, and those in the captures");
        return options;
    }
}
