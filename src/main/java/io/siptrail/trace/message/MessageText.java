package io.siptrail.trace.message;

import io.siptrail.trace.heading.Headings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Reads one message from its start line to its end: headers to an empty line, a rule or anything that is no header, then
 * as much body as Content-Length says and the text still has.
 */
final class MessageText {

    private static final int FAR = 3;

    private final TextLines lines;
    private final Margin margin;
    private final int limit;
    private final String start;
    private final List<String> headers = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);

    private boolean spaced;

    private MessageText(StartText start, TextLines lines, Margin margin, int limit) {
        this.lines = lines;
        this.margin = margin;
        this.limit = limit;
        this.start = margin.strip(start.text()).stripTrailing();
    }

    /** Takes the lines after a start line as far as they are of its message, of which at most {@code limit} bytes are kept. */
    static MessageText read(StartText start, TextLines lines, Margin margin, int limit) throws IOException {
        MessageText text = new MessageText(start, lines, margin, limit);
        boolean body = text.readHeaders();
        text.append(text.start);
        text.headers.forEach(text::append);
        text.append("");
        if (body) {
            text.readBody();
        }
        return text;
    }

    Outline outline() {
        return Outline.of(start, headers);
    }

    /** Each character is one byte. */
    String wire() {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads to the end of the headers; whether a body may follow. */
    private boolean readHeaders() throws IOException {
        while (lines.has(0)) {
            String raw = lines.peek(0);
            if (margin.ends(raw) || Headings.isBoundary(raw)) {
                return false;
            }
            if (margin.skips(raw)) {
                lines.take();
                continue;
            }
            String line = margin.strip(raw);
            if (line.isBlank()) {
                if (!isEmptyLineWithin()) {
                    lines.take();
                    return true;
                }
            } else if (!takes(line)) {
                return line.startsWith("v=0");
            }
            lines.take();
        }
        return false;
    }

    /** Whether a line goes on with the headers; if so, it is kept. */
    private boolean takes(String line) {
        if (StartText.in(line).isPresent() && !line.startsWith(" ")) {
            return false;
        }
        int last = headers.size() - 1;
        if (HeaderLine.isLikely(line)) {
            headers.add(line);
        } else if (last >= 0 && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
            headers.set(last, joined(headers.get(last), line.strip()));
        } else if (last >= 0 && HeaderLine.isBroken(headers.get(last), line)) {
            headers.set(last, joined(headers.get(last), line));
        } else {
            return false;
        }
        return true;
    }

    private String joined(String header, String more) {
        return header.length() + more.length() > limit ? header : header + " " + more;
    }

    /** An empty line that somebody put between the headers: what comes after it is one, and a message is not whole before it,
     * or the lines before had one too. */
    private boolean isEmptyLineWithin() throws IOException {
        if (Outline.isComplete(headers) && !spaced) {
            return false;
        }
        for (int i = 1; i <= FAR && lines.has(i); i++) {
            String line = margin.strip(lines.peek(i));
            if (!line.isBlank()) {
                spaced = HeaderLine.isKnown(line) && StartText.in(line).isEmpty();
                return spaced;
            }
        }
        return false;
    }

    private void readBody() throws IOException {
        OptionalInt said = Outline.contentLength(headers);
        String type = Outline.value(headers, "content-type", "c").toLowerCase(Locale.ROOT);
        int length = said.orElse(type.isEmpty() ? 0 : limit);
        int from = bytes.size();
        while (lines.has(0) && bytes.size() - from < length) {
            String raw = lines.peek(0);
            String line = margin.strip(raw);
            boolean over = Headings.isBoundary(raw)
                    || (StartText.in(line).isPresent() && !type.contains("sipfrag"))
                    || (said.isEmpty() && line.isBlank());
            if (over) {
                return;
            }
            append(line, Math.min(limit, said.isEmpty() ? limit : from + length));
            lines.take();
        }
    }

    private void append(String line) {
        append(line, limit);
    }

    /** A line and its end, unless the message grows longer than that. */
    private void append(String line, int most) {
        byte[] encoded = (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        bytes.write(encoded, 0, Math.max(0, Math.min(encoded.length, most - bytes.size())));
    }
}
