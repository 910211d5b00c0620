package io.siptrail.diagnosis;

import io.siptrail.capture.FrameRef;
import io.siptrail.digest.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences in typed parts, so that a report can escape or mask what came from the wire and name frames in its own way.
 * It never holds a secret.
 */
public record Statement(List<Part> parts) {

    /** No words at all. */
    public static final Statement EMPTY = new Statement(List.of());

    /** A piece of a statement. */
    public sealed interface Part permits Text, Quote, Mention {}

    /** Words of our own. */
    public record Text(String text) implements Part {}

    /** A value from the wire, hostile until escaped. */
    public record Quote(String wire) implements Part {}

    /** A frame, to be named as the report names frames. */
    public record Mention(FrameRef frame) implements Part {}

    /** Copies the list. */
    public Statement {
        parts = List.copyOf(parts);
    }

    /** Begins with words of our own. */
    public static Statement of(String text) {
        return new Statement(List.of(new Text(text)));
    }

    /** A value from the wire alone. */
    public static Statement quoted(String wire) {
        return new Statement(List.of(new Quote(wire)));
    }

    /** The same words as a sentence about a digest. */
    public static Statement of(Sentence sentence) {
        return new Statement(sentence.parts().stream()
                .map(part -> part.wire() ? new Quote(part.text()) : (Part) new Text(part.text()))
                .toList());
    }

    /** Goes on with words of our own. */
    public Statement text(String text) {
        return then(new Text(text));
    }

    /** Goes on with a value from the wire. */
    public Statement quote(String wire) {
        return then(new Quote(wire));
    }

    /** Goes on with a frame. */
    public Statement frame(FrameRef frame) {
        return then(new Mention(frame));
    }

    /** Goes on with all of another statement. */
    public Statement then(Statement more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more.parts);
        return new Statement(all);
    }

    private Statement then(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Statement(all);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }
}
