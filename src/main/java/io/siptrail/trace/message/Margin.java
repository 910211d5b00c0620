package io.siptrail.trace.message;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands around the lines of one message that is not of it. */
sealed interface Margin permits PlainMargin, TreeMargin {

    /** Whether the line is between those of the message. */
    boolean skips(String line);

    /** Whether the line can be none of the message. */
    boolean ends(String line);

    /** The line as it was sent. */
    String strip(String line);

    /** What stands around the message whose start line was found in {@code line}; the lines after it are still ahead. */
    static Margin of(String line, StartText start, TextLines lines) throws IOException {
        String before = line.substring(0, start.at());
        Matcher tree = TreeMargin.START.matcher(before);
        if (tree.matches()) {
            return new TreeMargin(tree.group("indent").length());
        }
        Pattern repeated = PlainMargin.repeated(before);
        boolean dots = start.text().endsWith(".");
        for (int i = 0; i < 4 && dots; i++) {
            String next = lines.peek(i).strip();
            dots = next.isEmpty() || next.endsWith(".");
        }
        return new PlainMargin(repeated, dots && !lines.peek(0).isBlank());
    }
}
