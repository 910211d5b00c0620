package io.siptrail.cli;

import io.siptrail.report.console.Terminal;

/**
 * What standard output is. Java cannot tell, so the launcher does: {@code siptrail.terminal.out} says whether it is a terminal,
 * {@code siptrail.terminal.columns} how wide that is.
 */
final class TerminalProbe {

    private static final int USUAL_WIDTH = 80;
    private static final int WIDEST = 300;

    private TerminalProbe() {}

    /** Colours on a terminal alone, and not where NO_COLOR is set to anything. */
    static Terminal standardOutput() {
        return standardOutput(Integer.getInteger("siptrail.terminal.columns", USUAL_WIDTH));
    }

    /** The same, of a width that is known better. */
    static Terminal standardOutput(int columns) {
        String wish = System.getenv("NO_COLOR");
        boolean colour = Boolean.getBoolean("siptrail.terminal.out") && (wish == null || wish.isEmpty());
        return new Terminal(columns <= 0 ? USUAL_WIDTH : Math.min(columns, WIDEST), colour);
    }
}
