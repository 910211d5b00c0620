package io.siptrail.digest.secret;

/**
 * Something in a file of credentials that was not understood. It never quotes the line, which may hold a secret.
 *
 * @param line number of the line, from 1; 0 for the file as a whole
 * @param what a sentence without its full stop
 */
public record CredentialWarning(int line, String what) {

    @Override
    public String toString() {
        return line == 0 ? what : "line " + line + ": " + what;
    }
}
