package io.siptrail.trace.message;

import io.siptrail.trace.heading.Heading;
import io.siptrail.trace.heading.Headings;
import io.siptrail.trace.heading.TraceFormat;
import io.siptrail.trace.time.TimeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages of a text.
 *
 * <pre>
 *   line -> says something about the next message? keep it as the heading
 *        -> a start line in it, and headers after it? read the message under that heading
 *        -> else it is of no use
 * </pre>
 */
public final class MessageSearch {

    /** How far the first header may be from the start line. */
    private static final int FIRST_HEADER = 8;
    /** After so many lines of no use, what a heading said is not about what follows. */
    private static final int STALE = 24;

    private final TextLines lines;
    private final TextLimits limits;
    private final List<FoundMessage> messages = new ArrayList<>();
    private @Nullable Heading heading;
    private int since;
    private long keptBytes;
    private long unused;
    private long repeated;

    private MessageSearch(TextLines lines, TextLimits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    /** Reads a text to its end, or as far as the limits let it. */
    public static MessageSearch in(InputStream text, TextLimits limits) throws IOException {
        MessageSearch search = new MessageSearch(new TextLines(text, limits.lineChars()), limits);
        while (search.lines.has(0) && search.limitPassed().isEmpty()) {
            search.step();
        }
        return search;
    }

    /** What was found, in the order of the text. */
    public List<FoundMessage> messages() {
        return messages;
    }

    /** Lines that are not empty and that neither belong to a message nor say anything about one. */
    public long linesNotUsed() {
        return unused;
    }

    /** Lines that were cut because they are too long. */
    public long linesCut() {
        return lines.cut();
    }

    /** Messages that were printed twice in a row, decoded and as they are, and count once. */
    public long printedTwice() {
        return repeated;
    }

    /** Which limit ended the search, in words; empty when none did. */
    public String limitPassed() {
        if (messages.size() >= limits.messages()) {
            return "the text holds more than the bound of " + limits.messages() + " messages";
        }
        return keptBytes >= limits.keptBytes()
                ? "the messages of the text are larger than the bound of " + limits.keptBytes() + " bytes"
                : "";
    }

    private void step() throws IOException {
        String line = lines.take();
        Optional<Heading> said = Headings.read(line);
        said.ifPresent(this::note);
        Optional<StartText> start = StartText.in(line);
        if (start.isPresent()) {
            Margin margin = Margin.of(line, start.get(), lines);
            if (margin instanceof TreeMargin || headersFollow(margin)) {
                String before = line.substring(0, start.get().at());
                if (said.isEmpty()) {
                    Headings.read(before).ifPresent(this::note);
                }
                read(before, start.get(), margin);
                return;
            }
        }
        if (said.isEmpty() && !line.isBlank() && !Headings.isRule(line)) {
            unused++;
            since++;
            heading = since > STALE ? null : heading;
        }
    }

    private void note(Heading said) {
        Heading known = heading;
        heading = known == null ? said : known.and(said);
        since = 0;
    }

    private boolean headersFollow(Margin margin) throws IOException {
        for (int i = 0; i < FIRST_HEADER && lines.has(i); i++) {
            String line = margin.strip(lines.peek(i));
            if (HeaderLine.isKnown(line)) {
                return true;
            }
            if (StartText.in(line).isPresent()) {
                return false;
            }
        }
        return false;
    }

    private void read(String before, StartText start, Margin margin) throws IOException {
        MessageText text = MessageText.read(start, lines, margin, limits.messageBytes());
        String wire = text.wire();
        Heading known = heading;
        heading = null;
        since = 0;
        if (known == null && isPrintedTwice(wire)) {
            repeated++;
            return;
        }
        Heading said = known == null ? Heading.opening(format(before, margin)) : known;
        messages.add(new FoundMessage(said.orAt(TimeText.find(before)), text.outline(), wire));
        keptBytes += wire.length();
    }

    /**
     * tcpdump -v prints a message as it decoded it, and -A prints the packet below that; SIPp prints again what it did
     * not expect.
     */
    private boolean isPrintedTwice(String wire) {
        FoundMessage last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
        if (last == null || !last.text().equals(wire)) {
            return false;
        }
        TraceFormat format = last.heading().format();
        return format == TraceFormat.TCPDUMP || format == TraceFormat.SIPP;
    }

    private static TraceFormat format(String before, Margin margin) {
        if (margin instanceof TreeMargin) {
            return TraceFormat.WIRESHARK;
        }
        if (margin instanceof PlainMargin plain && plain.dots()) {
            return TraceFormat.NGREP;
        }
        return before.startsWith("E") && before.contains("..") ? TraceFormat.TCPDUMP : TraceFormat.BARE;
    }
}
