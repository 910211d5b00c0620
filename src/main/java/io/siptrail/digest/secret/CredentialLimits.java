package io.siptrail.digest.secret;

/**
 * Bounds on a file of credentials.
 *
 * @param bytes so much of the file is read
 * @param entries so many lines with a secret are kept
 * @param fieldLength longest username, realm or password, in characters
 * @param warnings so many warnings are kept; the rest is counted
 */
public record CredentialLimits(int bytes, int entries, int fieldLength, int warnings) {

    /** Enough for the subscribers of a large registrar. */
    public static CredentialLimits defaults() {
        return new CredentialLimits(256 << 20, 2_000_000, 4_096, 100);
    }
}
