package io.siptrail.digest;

/**
 * Bounds on the work that one header can cause.
 *
 * @param variants calculations tried to explain one wrong response
 * @param hashedBytes bytes hashed to explain one wrong response, about
 * @param secrets secrets tried for one user and realm
 * @param otherChallenges challenges of the attempt looked at for other nonces and realms
 * @param equivalents explanations listed beside the simplest
 * @param userhashNames names hashed to find out hashed usernames, over all realms
 */
public record DigestLimits(
        int variants, long hashedBytes, int secrets, int otherChallenges, int equivalents, int userhashNames) {

    /** A wrong response costs some milliseconds at most. */
    public static DigestLimits defaults() {
        return new DigestLimits(12_000, 64L << 20, 16, 32, 8, 1_000_000);
    }
}
