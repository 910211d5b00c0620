package io.siptrail.digest.arithmetic;

import java.util.Optional;

/** A value of the {@code algorithm} parameter that is implemented. */
public enum DigestAlgorithm {
    MD5("MD5", HashFunction.MD5),
    MD5_SESS("MD5-sess", HashFunction.MD5),
    SHA_256("SHA-256", HashFunction.SHA_256),
    SHA_256_SESS("SHA-256-sess", HashFunction.SHA_256),
    SHA_512_256("SHA-512-256", HashFunction.SHA_512_256),
    SHA_512_256_SESS("SHA-512-256-sess", HashFunction.SHA_512_256),
    /** The password is RES (RFC 3310 §3.3). */
    AKA_V1_MD5("AKAv1-MD5", HashFunction.MD5),
    /** The password is derived from RES, IK and CK (RFC 4169 §3). */
    AKA_V2_MD5("AKAv2-MD5", HashFunction.MD5);

    private final String text;
    private final HashFunction hash;

    DigestAlgorithm(String text, HashFunction hash) {
        this.text = text;
        this.hash = hash;
    }

    /** The algorithm of this name in any case (RFC 7616 §3.3 tokens); empty where it is not implemented. */
    public static Optional<DigestAlgorithm> named(String name) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.text.equalsIgnoreCase(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The name as its RFC writes it. */
    public String text() {
        return text;
    }

    public HashFunction hash() {
        return hash;
    }

    /** Whether HA1 is bound to nonce and cnonce (RFC 7616 §3.4.2). */
    public boolean isSession() {
        return text.endsWith("-sess");
    }

    /** Whether the password comes out of an AKA exchange (RFC 3310). */
    public boolean isAka() {
        return this == AKA_V1_MD5 || this == AKA_V2_MD5;
    }
}
