package io.siptrail.extract;

/**
 * How much an excerpt may hold. What is more is left out, and counted.
 *
 * @param transactions whose messages are looked for
 * @param frames that are copied because of what they carry, those of whole connections apart
 * @param connections TCP connections of which the opening is remembered
 * @param commentCharacters of the comment on a frame
 */
public record ExcerptLimits(int transactions, int frames, int connections, int commentCharacters) {

    /** A million transactions, two million frames, a million connections, 500 characters. */
    public static ExcerptLimits defaults() {
        return new ExcerptLimits(1_000_000, 2_000_000, 1_000_000, 500);
    }
}
