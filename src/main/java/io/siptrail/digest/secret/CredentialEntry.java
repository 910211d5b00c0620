package io.siptrail.digest.secret;

import io.siptrail.digest.arithmetic.Secret;

/**
 * One line of a file of credentials.
 *
 * @param realm {@code *} for every realm
 */
public record CredentialEntry(String username, String realm, Secret secret) {

    /** Whether it is meant for this realm; realms are compared exactly (RFC 7616 §3.3). */
    public boolean isFor(String other) {
        return realm.equals("*") || realm.equals(other);
    }
}
