package io.siptrail.cli;

import io.siptrail.libpcap.LibpcapException;
import io.siptrail.report.Printable;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command itself; everything is done by its subcommands. */
final class SiptrailCommand implements Runnable {

    private final CommandSpec spec = CommandDeclaration.of(
            this, "siptrail", "Says what happened to every SIP registration in a packet capture.");

    /**
     * The command line over these streams. To declare a subcommand takes a part of a short run, so that only the one that is
     * called is there; where none is, all are, for the help and for what was misspelt.
     */
    static CommandLine line(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        Map<String, Supplier<CommandSpec>> subcommands = subcommands(in);
        CommandLine whole = new CommandLine(new SiptrailCommand().declared());
        subcommands.forEach((name, subcommand) -> {
            if (args.length == 0 || args[0].equals(name) || !subcommands.containsKey(args[0])) {
                whole.addSubcommand(name, subcommand.get());
            }
        });
        return whole.setOut(out).setErr(err).setExecutionExceptionHandler(new Defects());
    }

    /** What is told of an exception that no command expects. A class, since Java's archive of classes cannot hold a lambda of an interface as old as picocli's. */
    private static final class Defects implements IExecutionExceptionHandler {

        @Override
        public int handleExecutionException(Exception defect, CommandLine line, ParseResult parsed) {
            PrintWriter err = line.getErr();
            if (defect instanceof LibpcapException refused) {
                err.println("siptrail: --filter: " + Printable.of(String.valueOf(refused.getMessage())));
                return ExitCode.USAGE.value();
            }
            err.println("siptrail: a defect of siptrail; please report it with these lines:");
            defect.printStackTrace(err);
            return ExitCode.DEFECT.value();
        }
    }

    private CommandSpec declared() {
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        "0:done",
                        "1:findings at or above --fail-on",
                        "2:wrong usage",
                        "3:an input is unreadable; the others are reported",
                        "4:an input was cut short or damaged; what could be read is reported",
                        "5:the report could not be written",
                        "70:a defect of siptrail"));
        return spec;
    }

    private static Map<String, Supplier<CommandSpec>> subcommands(InputStream in) {
        Map<String, Supplier<CommandSpec>> subcommands = new LinkedHashMap<>();
        subcommands.put("audit", () -> new AuditCommand(in).declared());
        subcommands.put("explain", () -> new ExplainCommand(in).declared());
        subcommands.put("list", () -> new ListCommand(in).declared());
        subcommands.put("extract", () -> new ExtractCommand(in).declared());
        subcommands.put("live", () -> new LiveCommand().declared());
        return subcommands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? One of: audit, explain, list, extract, live");
    }
}
