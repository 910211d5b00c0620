package io.siptrail.cli;

import io.siptrail.live.LiveCapture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What to capture, and for how long. */
final class LiveOptions extends AnalysisOptions {

    private static final int MOST_MEBIBYTES = 1024;

    private final OptionSpec device = OptionSpec.builder("-i", "--interface")
            .paramLabel("INTERFACE")
            .type(String.class)
            .required(true)
            .description("The network interface; any stands for all of them on Linux.")
            .build();

    private final OptionSpec filter = OptionSpec.builder("--filter")
            .paramLabel("BPF")
            .type(String.class)
            .initialValue("")
            .description("Capture only packets that this filter in the syntax of tcpdump accepts.")
            .build();

    private final OptionSpec file = OptionSpec.builder("-w", "--write")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Write the packets to this pcapng file too.")
            .build();

    private final OptionSpec ring = OptionSpec.builder("--ring")
            .paramLabel("N")
            .type(long.class)
            .initialValue(0L)
            .description(
                    "With -w: keep only the last packets, N at least and twice as many at most, in FILE and, before"
                            + " these, in a second one beside it (sip.pcapng, sip.old.pcapng).")
            .build();

    private final OptionSpec duration = OptionSpec.builder("--duration")
            .paramLabel("SECONDS")
            .type(long.class)
            .initialValue(0L)
            .description("End after so many seconds; by default with Ctrl-C.")
            .build();

    private final OptionSpec buffer = OptionSpec.builder("--buffer")
            .paramLabel("MIB")
            .type(int.class)
            .defaultValue("32")
            .description("How much the kernel may keep back while we are busy; by default ${DEFAULT-VALUE} MiB.")
            .build();

    @Override
    void declareIn(CommandSpec spec) {
        super.declareIn(spec);
        spec.addOption(device)
                .addOption(filter)
                .addOption(file)
                .addOption(ring)
                .addOption(duration)
                .addOption(buffer);
    }

    /** What is captured; wrong usage ends here. */
    LiveCapture.Plan plan() {
        Path copy = file.getValue();
        long kept = ring();
        int bufferMebibytes = buffer.getValue();
        if (kept < 0 || seconds() < 0 || bufferMebibytes < 1 || bufferMebibytes > MOST_MEBIBYTES) {
            throw new ParameterException(
                    line(), "--ring and --duration are more than 0, --buffer is 1 to " + MOST_MEBIBYTES);
        }
        if (kept > 0 && copy == null) {
            throw new ParameterException(line(), "--ring needs -w");
        }
        return new LiveCapture.Plan(device(), filterText(), bufferMebibytes, Optional.ofNullable(copy), kept);
    }

    /** How long it goes on; empty for as long as nobody ends it. */
    Optional<Duration> duration() {
        return seconds() == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds()));
    }

    /** What the report calls the capture: the file that holds all of it, else the interface. */
    String name() {
        Path given = file.getValue();
        return given == null || ring() > 0 ? device() : given.toString();
    }

    /** The interface. */
    String device() {
        return device.getValue();
    }

    @Override
    String filterText() {
        return filter.getValue();
    }

    private long ring() {
        return ring.getValue();
    }

    private long seconds() {
        return duration.getValue();
    }
}
