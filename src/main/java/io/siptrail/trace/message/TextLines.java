package io.siptrail.trace.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a text with a look ahead: each byte one character, without line ends, colours and what is too long. A line
 * into which a whole message was folded ({@code \\r\\n} spelt out, {@code #015#012} of a log daemon, or the dots of ngrep) is
 * handed out as the lines that it was.
 */
final class TextLines {

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    /** U+00A0 in UTF-8, which web pages put between words. */
    private static final String NO_BREAK_SPACE = "\u00c2\u00a0";

    private static final Pattern DOTS = Pattern.compile("SIP/2\\.0(?: \\d{3} [^.]*)?\\.\\.[A-Z]");
    private static final String WRAP = "  ";

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private final List<String> ahead = new ArrayList<>();
    /** A message that ngrep wrapped, as far as it has been read; empty when there is none. */
    private final StringBuilder wrapped = new StringBuilder();

    private int at;
    private int end;
    private int next;
    private boolean ended;
    private long cut;

    TextLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The line that many lines ahead, 0 for the next one; empty beyond the end, see {@link #has}. */
    String peek(int lines) throws IOException {
        return has(lines) ? ahead.get(next + lines) : "";
    }

    boolean has(int lines) throws IOException {
        while (ahead.size() - next <= lines && !ended) {
            read();
        }
        return ahead.size() - next > lines;
    }

    /** Moves past the next line. */
    String take() throws IOException {
        String line = peek(0);
        next++;
        if (next > 64) {
            ahead.subList(0, next).clear();
            next = 0;
        }
        return line;
    }

    /** Lines that were cut because they are too long. */
    long cut() {
        return cut;
    }

    private void read() throws IOException {
        StringBuilder line = new StringBuilder(80);
        int last = -1;
        boolean tooLong = false;
        for (int c = character(); c >= 0 && c != '\n'; c = character()) {
            last = c;
            tooLong |= line.length() >= longest;
            if (line.length() < longest) {
                line.append((char) c);
            }
        }
        ended = at >= end && isAtEnd();
        if (last < 0 && ended) {
            unwrap();
            return;
        }
        cut += tooLong ? 1 : 0;
        add(line);
    }

    private void add(StringBuilder line) {
        int length = line.length();
        while (length > 0 && line.charAt(length - 1) == '\r') {
            length--;
        }
        line.setLength(length);
        String text = line.toString();
        if (text.indexOf('\u001b') >= 0) {
            text = COLOURS.matcher(text).replaceAll("");
        }
        if (text.indexOf('\u00a0') >= 0) {
            text = text.replace(NO_BREAK_SPACE, " ");
        }
        if (goesOn(text)) {
            wrapped.append(text, WRAP.length(), text.length());
            if (ended) {
                unwrap();
            }
            return;
        }
        unwrap();
        if (text.indexOf('\r') >= 0) {
            ahead.addAll(List.of(text.split("\r", -1)));
        } else if (text.contains("SIP/2.0")) {
            ahead.addAll(unfolded(text));
        } else {
            ahead.add(text);
        }
    }

    /** Whether a line is one of those over which ngrep spreads a message when it is not asked for lines. */
    private boolean goesOn(String text) {
        boolean wide = text.startsWith(WRAP) && text.length() > WRAP.length() && wrapped.length() < longest;
        return wide && (wrapped.length() > 0 || DOTS.matcher(text).find());
    }

    private void unwrap() {
        if (wrapped.length() > 0) {
            ahead.addAll(List.of(wrapped.toString().split("\\.\\.", -1)));
            wrapped.setLength(0);
        }
    }

    private static List<String> unfolded(String text) {
        if (text.contains("#015#012")) {
            return List.of(text.split("#015#012", -1));
        }
        if (text.contains("\\r\\n")) {
            return List.of(text.replace("\\\"", "\"").split("\\\\r\\\\n", -1));
        }
        return DOTS.matcher(text).find() ? List.of(text.split("\\.\\.", -1)) : List.of(text);
    }

    private int character() throws IOException {
        if (at == end && isAtEnd()) {
            return -1;
        }
        return buffer[at++] & 0xff;
    }

    private boolean isAtEnd() throws IOException {
        end = in.read(buffer, 0, buffer.length);
        at = 0;
        if (end < 0) {
            end = 0;
            return true;
        }
        return end == 0;
    }
}
