package io.siptrail.cli;

import io.siptrail.analysis.AnalysisLimits;
import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditProgress;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureFault;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.FrameFilter;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.libpcap.BpfFilter;
import io.siptrail.report.Printable;
import io.siptrail.stream.tls.KeyLog;
import io.siptrail.trace.TextTrace;
import io.siptrail.trace.message.TextLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command that reads captures is told, and the reading itself. */
final class CaptureOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything.
    private CommandSpec spec;

    @Parameters(
            index = "0+",
            paramLabel = "INPUT",
            arity = "1..*",
            description =
                    "Capture files (pcap, pcapng; plain, gzip or zstd), SIP pasted as text, directories, globs, or -"
                            + " for standard input.")
    private List<String> inputs = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Look only at this UDP and TCP port; may be given several times. By default SIP is found on any port.")
    private Set<Integer> ports = new TreeSet<>();

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
            names = "--filter",
            paramLabel = "BPF",
            description = "Look only at packets that this filter in the syntax of tcpdump accepts. Needs libpcap.")
    private @Nullable String filter;

    /** As they were given; at least one. */
    List<String> inputs() {
        return inputs;
    }

    /** What the run is asked to do; wrong usage ends here, and warnings about the secrets go to standard error. */
    AuditSettings settings() {
        for (int port : ports) {
            if (port < 1 || port > 65_535) {
                throw new ParameterException(line(), "--port " + port + ": a port is 1 to 65535");
            }
        }
        return new AuditSettings(ports, secrets(), tlsSecrets(), AnalysisLimits.defaults());
    }

    /** The options as a report tells them, without what is in or about the files of secrets. */
    Map<String, String> described() {
        Map<String, String> options = new LinkedHashMap<>();
        String only = new TreeSet<>(ports).stream().map(String::valueOf).collect(Collectors.joining(", "));
        options.put("ports", only.isEmpty() ? "all" : only);
        options.put("filter", filter == null ? "none" : filter);
        options.put("credentials to judge digests by", credentials == null ? "none" : "a file of them");
        options.put(
                "secrets of TLS", keyLog == null ? "those in the captures" : "a key log, and those in the captures");
        return options;
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
            throw new ParameterException(line(), "--credentials " + file + " cannot be read: " + reason(unreadable));
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
            throw new ParameterException(line(), "--keylog " + file + " cannot be read: " + reason(unreadable));
        }
    }

    /** Opens the inputs. */
    CaptureSet open(InputStream standardInput, AuditSettings settings) {
        return CaptureSet.open(
                inputs,
                standardInput,
                settings.limits().capture(),
                List.of(new TextTrace(TextLimits.defaults())),
                frameFilter());
    }

    /** Nothing of libpcap is touched unless it is asked for. */
    private FrameFilter frameFilter() {
        String expression = filter;
        return expression == null ? FrameFilter.ALL : BpfFilter.of(expression);
    }

    /** Reads them to their end, or until the user asks for it. */
    AuditResult read(CaptureSet captures, AuditSettings settings, Interruption interruption) throws IOException {
        try (ProgressDisplay display = ProgressDisplay.onTerminal("reading")) {
            AuditProgress progress = (read, total) -> display.proceed(read, total) && !interruption.isAsked();
            return Audit.run(captures, settings, progress);
        }
    }

    /** Says what is wrong with the inputs, and how the command ends because of it. */
    ExitCode faults(List<CaptureFault> faults) {
        ExitCode code = ExitCode.DONE;
        for (CaptureFault fault : faults) {
            complain(fault.message());
            code = code.or(fault.kind() == CaptureFault.Kind.UNREADABLE ? ExitCode.UNREADABLE : ExitCode.DAMAGED);
        }
        return code;
    }

    /** One sentence on standard error. */
    void complain(String sentence) {
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

    private CommandLine line() {
        return spec.commandLine();
    }
}
