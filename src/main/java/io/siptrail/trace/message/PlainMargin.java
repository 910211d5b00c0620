package io.siptrail.trace.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same words before each line, such as those of a log, and the dot that ngrep puts in the place of each carriage
 * return.
 */
record PlainMargin(Pattern before, boolean dots) implements Margin {

    private static final int LONGEST = 300;
    private static final Pattern NOTHING = Pattern.compile("");
    private static final Pattern CHANGING = Pattern.compile("\\d+|\\s+|[^\\d\\s]+");

    /** A pattern for what begins as this did, but with other numbers. */
    static Pattern repeated(String before) {
        if (before.isEmpty() || before.length() > LONGEST) {
            return NOTHING;
        }
        if (before.isBlank()) {
            return Pattern.compile("\\s{0," + before.length() + "}");
        }
        String body = before.stripTrailing();
        StringBuilder pattern = new StringBuilder();
        Matcher pieces = CHANGING.matcher(body);
        while (pieces.find()) {
            String piece = pieces.group();
            pattern.append(
                    Character.isDigit(piece.charAt(0)) ? "\\d+" : piece.isBlank() ? "\\s+" : Pattern.quote(piece));
        }
        return Pattern.compile(pattern.append("\\s{0,")
                .append(before.length() - body.length())
                .append('}')
                .toString());
    }

    @Override
    public boolean skips(String line) {
        return false;
    }

    @Override
    public boolean ends(String line) {
        return false;
    }

    @Override
    public String strip(String line) {
        Matcher found = before.matcher(line);
        String text = found.lookingAt() ? line.substring(found.end()) : line;
        if (dots && text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.contains("&lt;") || text.contains("&quot;") ? unescaped(text) : text;
    }

    /** Copied from the source of a web page. */
    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
