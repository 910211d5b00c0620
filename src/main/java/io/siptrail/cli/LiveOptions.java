package io.siptrail.cli;

import io.siptrail.live.LiveCapture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What to capture, and for how long. */
final class LiveOptions extends AnalysisOptions {

    private static final int MOST_MEBIBYTES = 1024;

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "INTERFACE",
            required = true,
            description = "The network interface; any stands for all of them on Linux.")
    private String device = "";

    @Option(
            names = "--filter",
            paramLabel = "BPF",
            description = "Capture only packets that this filter in the syntax of tcpdump accepts.")
    private String filter = "";

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description = "Write the packets to this pcapng file too.")
    private @Nullable Path file;

    @Option(
            names = "--ring",
            paramLabel = "N",
            description =
                    "With -w: keep only the last packets, N at least and twice as many at most, in FILE and, before"
                            + " these, in a second one beside it (sip.pcapng, sip.old.pcapng).")
    private long ring;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "End after so many seconds; by default with Ctrl-C.")
    private long seconds;

    @Option(
            names = "--buffer",
            paramLabel = "MIB",
            description = "How much the kernel may keep back while we are busy; by default ${DEFAULT-VALUE} MiB.",
            defaultValue = "32")
    private int bufferMebibytes;

    /** What is captured; wrong usage ends here. */
    LiveCapture.Plan plan() {
        if (ring < 0 || seconds < 0 || bufferMebibytes < 1 || bufferMebibytes > MOST_MEBIBYTES) {
            throw new ParameterException(
                    line(), "--ring and --duration are more than 0, --buffer is 1 to " + MOST_MEBIBYTES);
        }
        if (ring > 0 && file == null) {
            throw new ParameterException(line(), "--ring needs -w");
        }
        return new LiveCapture.Plan(device, filter, bufferMebibytes, Optional.ofNullable(file), ring);
    }

    /** How long it goes on; empty for as long as nobody ends it. */
    Optional<Duration> duration() {
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** What the report calls the capture: the file that holds all of it, else the interface. */
    String name() {
        Path given = file;
        return given == null || ring > 0 ? device : given.toString();
    }

    /** The interface. */
    String device() {
        return device;
    }

    @Override
    String filterText() {
        return filter;
    }
}
