package io.siptrail.trace.message;

import java.util.regex.Pattern;

/**
 * The details of a packet as Wireshark shows them: the start line and the words {@code Message Header} at one depth,
 * headers one deeper, and what Wireshark says about a header deeper still.
 *
 * @param indent white space before the start line's branch
 */
record TreeMargin(int indent) implements Margin {

    static final Pattern START = Pattern.compile("(?<indent>\\s*)(?:Request|Status)-Line: ");

    private static final int STEP = 4;
    private static final String LINE_END = "\\r\\n";

    @Override
    public boolean skips(String line) {
        int depth = depth(line);
        String text = line.strip();
        boolean remark = text.startsWith("[") && !text.startsWith("[truncated]");
        boolean branch = depth == indent && text.startsWith("Message Header");
        return depth > indent + STEP || remark || branch || isOfStartLine(text);
    }

    /** What Wireshark says about a start line. */
    private static boolean isOfStartLine(String text) {
        return text.startsWith("Method:")
                || text.startsWith("Request-URI")
                || text.startsWith("Status-Code:")
                || text.startsWith("Expert Info");
    }

    @Override
    public boolean ends(String line) {
        return depth(line) <= indent && !line.isBlank() && !skips(line);
    }

    @Override
    public String strip(String line) {
        String text = line.strip();
        text = text.startsWith("[truncated]") ? text.substring(11).strip() : text;
        return text.endsWith(LINE_END) ? text.substring(0, text.length() - LINE_END.length()) : text;
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == ' ') {
            depth++;
        }
        return depth;
    }
}
