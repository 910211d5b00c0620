package io.siptrail.cli;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is declared of every command alike. Annotations would say the same, but to find and read them would take picocli a
 * quarter of a short run.
 */
final class CommandDeclaration {

    private CommandDeclaration() {}

    /** The command that is run by this Callable or Runnable; so far it has the options for its help alone. */
    static CommandSpec of(Object run, String name, String... description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(run).name(name).versionProvider(new Version());
        spec.usageMessage().description(description);
        return spec.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
    }

    /** The version from the jar's manifest. A class, since Java's archive of classes cannot hold a lambda of an interface as old as picocli's. */
    private static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"siptrail " + (version == null ? "(not packaged)" : version)};
        }
    }
}
