package io.siptrail.redaction;

/**
 * Bounds on what redaction remembers.
 *
 * @param names users, hosts and Call-IDs that are recognised within free text; when there are more, free text from the wire is hidden whole
 * @param addresses pseudonyms of addresses kept at a time
 */
public record RedactionLimits(int names, int addresses) {

    /** Enough for a large registrar. */
    public static RedactionLimits defaults() {
        return new RedactionLimits(1_000_000, 1 << 16);
    }
}
