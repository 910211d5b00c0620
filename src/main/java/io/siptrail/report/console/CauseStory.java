package io.siptrail.report.console;

import io.siptrail.diagnosis.Cause;
import java.io.PrintWriter;

/** Tells what a cause means, in the words of {@code docs/causes.md}. */
public final class CauseStory {

    private CauseStory() {}

    /** Prints one cause. */
    public static void tell(Cause cause, Terminal terminal, PrintWriter out) {
        out.println(terminal.paint(Terminal.Paint.STRONG, cause.id()));
        section("", cause.meaning(), terminal, out);
        section("On the wire: ", cause.decidedBy(), terminal, out);
        section("Remedy: ", cause.remedy(), terminal, out);
        section("For example: ", cause.example(), terminal, out);
        out.flush();
    }

    private static void section(String title, String text, Terminal terminal, PrintWriter out) {
        terminal.wrapped(title + text, 2).forEach(out::println);
    }
}
