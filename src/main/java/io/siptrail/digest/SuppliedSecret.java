package io.siptrail.digest;

import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.Secret;

/**
 * One meaning of one supplied secret, for one header.
 *
 * @param username under which it was supplied; where usernames are hashed this is the user's real name
 * @param realm for which it was supplied, for the user's own secrets that of the header
 */
record SuppliedSecret(String username, String realm, Secret secret, Claim claim) {

    /** What follows if the response is not of this secret. */
    enum Claim {
        /** It is for this very user and realm and can be nothing else: the response is wrong. */
        DECISIVE,
        /** It is for this user and realm, and may not be for this algorithm: nothing. */
        UNSURE,
        /** It is for another name or realm: nothing. */
        RELATED
    }

    boolean isDecisive() {
        return claim == Claim.DECISIVE;
    }

    boolean isOwn() {
        return claim != Claim.RELATED;
    }

    /** What the header says it is, were this the secret. */
    Calculation stated(CredentialsReading reading) {
        return reading.stated(isOwn() ? username : reading.username(), secret);
    }
}
