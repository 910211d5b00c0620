package io.siptrail.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a report goes when nobody says: {@code reports/} and the name of the first input without its endings. */
final class ReportPlace {

    private static final List<String> ENDINGS = List.of(".gz", ".zst", ".pcapng", ".pcap", ".cap", ".ntar");

    private ReportPlace() {}

    static Path of(@Nullable Path asked, List<String> inputs) {
        return asked != null ? asked : Path.of("reports", name(inputs.get(0)));
    }

    private static String name(String input) {
        if (input.equals("-")) {
            return "stdin";
        }
        Path file = Path.of(input.replaceAll("[*?\\[\\]{}]", "_"))
                .toAbsolutePath()
                .normalize()
                .getFileName();
        String name = file == null ? "" : file.toString();
        for (String ending : ENDINGS) {
            if (name.length() > ending.length() && name.endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
            }
        }
        return name.isEmpty() || name.startsWith(".") ? "capture" + name : name;
    }
}
