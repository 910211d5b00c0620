package io.siptrail.digest;

import java.util.List;

/**
 * The mistake, or the two together, with which a supplied secret gives the very response of the header.
 *
 * @param mistakes one or two
 * @param sentence what reproduces the response, and what the header says instead
 * @param equivalents other mistakes that hash the same, less simple ones; up to a limit
 */
public record Explanation(List<MistakeKind> mistakes, Sentence sentence, List<Sentence> equivalents) {

    public Explanation {
        mistakes = List.copyOf(mistakes);
        equivalents = List.copyOf(equivalents);
    }
}
