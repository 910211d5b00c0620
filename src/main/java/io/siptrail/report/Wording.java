package io.siptrail.report;

import io.siptrail.diagnosis.Statement;

/** Statements as plain text: values from the wire between backticks and harmless, frames as {@code file:frame}. */
public final class Wording {

    private final FrameNames frames;

    /** Names frames by these names. */
    public Wording(FrameNames frames) {
        this.frames = frames;
    }

    /** The whole statement in one line. */
    public String of(Statement statement) {
        StringBuilder text = new StringBuilder();
        for (Statement.Part part : statement.parts()) {
            if (part instanceof Statement.Text words) {
                text.append(words.text());
            } else if (part instanceof Statement.Quote quote) {
                text.append('`').append(Printable.of(quote.wire())).append('`');
            } else if (part instanceof Statement.Mention mention) {
                text.append(frames.of(mention.frame()));
            }
        }
        return text.toString();
    }
}
