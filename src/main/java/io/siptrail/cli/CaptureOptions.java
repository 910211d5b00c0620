package io.siptrail.cli;

import io.siptrail.analysis.Audit;
import io.siptrail.analysis.AuditProgress;
import io.siptrail.analysis.AuditResult;
import io.siptrail.analysis.AuditSettings;
import io.siptrail.capture.CaptureSet;
import io.siptrail.capture.FrameFilter;
import io.siptrail.libpcap.BpfFilter;
import io.siptrail.trace.TextTrace;
import io.siptrail.trace.message.TextLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What every command that reads captures is told, and the reading itself. */
final class CaptureOptions extends AnalysisOptions {

    private final PositionalParamSpec inputs = PositionalParamSpec.builder()
            .index("0+")
            .paramLabel("INPUT")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                    "Capture files (pcap, pcapng; plain, gzip or zstd), SIP pasted as text, directories, globs, or -"
                            + " for standard input.")
            .build();

    private final OptionSpec filter = OptionSpec.builder("--filter")
            .paramLabel("BPF")
            .type(String.class)
            .description("Look only at packets that this filter in the syntax of tcpdump accepts. Needs libpcap.")
            .build();

    @Override
    void declareIn(CommandSpec spec) {
        super.declareIn(spec);
        spec.addPositional(inputs).addOption(filter);
    }

    /** As they were given; at least one. */
    List<String> inputs() {
        return inputs.getValue();
    }

    /** Opens the inputs, of which standard input ends when the user asks for the end. */
    CaptureSet open(InputStream standardInput, AuditSettings settings, Interruption interruption) {
        return open(new AwaitedInput(standardInput, interruption), settings);
    }

    /** Opens the inputs. */
    CaptureSet open(InputStream standardInput, AuditSettings settings) {
        return CaptureSet.open(
                inputs(),
                standardInput,
                settings.limits().capture(),
                List.of(new TextTrace(TextLimits.defaults())),
                frameFilter());
    }

    /** Nothing of libpcap is touched unless it is asked for. */
    private FrameFilter frameFilter() {
        String expression = filter.getValue();
        return expression == null ? FrameFilter.ALL : BpfFilter.of(expression);
    }

    /** Reads them to their end, or until the user asks for it. */
    AuditResult read(CaptureSet captures, AuditSettings settings, Interruption interruption) throws IOException {
        try (ProgressDisplay display = ProgressDisplay.onTerminal("reading")) {
            AuditProgress progress = (read, total) -> display.proceed(read, total) && !interruption.isAsked();
            return Audit.run(captures, settings, progress);
        }
    }

    @Override
    String filterText() {
        String expression = filter.getValue();
        return expression == null ? "" : expression;
    }
}
