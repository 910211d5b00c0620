package io.siptrail.digest;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence, or a piece of one, in typed parts, so that a report can mask or escape what came from the wire. It never
 * holds a secret.
 */
public record Sentence(List<Part> parts) {

    /** No words at all. */
    public static final Sentence EMPTY = new Sentence(List.of());

    /**
     * A run of text.
     *
     * @param wire whether the text came from a packet, and is hostile until escaped
     */
    public record Part(String text, boolean wire) {}

    public Sentence {
        parts = List.copyOf(parts);
    }

    static Sentence of(String text) {
        return new Sentence(List.of(new Part(text, false)));
    }

    /** {@code before} and then a value from the wire. */
    static Sentence of(String before, String wire) {
        return new Sentence(List.of(new Part(before, false), new Part(wire, true)));
    }

    Sentence then(String text) {
        return then(of(text));
    }

    Sentence then(Sentence more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more.parts);
        return new Sentence(all);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The text with each value of the wire between backticks, unescaped. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(128);
        for (Part part : parts) {
            if (part.wire()) {
                text.append('`').append(part.text()).append('`');
            } else {
                text.append(part.text());
            }
        }
        return text.toString();
    }
}
