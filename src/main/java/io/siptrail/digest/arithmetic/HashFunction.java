package io.siptrail.digest.arithmetic;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash function of digest authentication (RFC 7616 §6.1, RFC 8760 §2.1). */
public enum HashFunction {
    MD5("MD5", 16),
    SHA_256("SHA-256", 32),
    /** SHA-512/256 of FIPS 180-4 §5.3.6, with initial values of its own. */
    SHA_512_256("SHA-512/256", 32),
    /** SHA-512 cut to 256 bits, which RFC 7616 §3.9.2 has by mistake in place of SHA-512/256. */
    SHA_512_CUT("SHA-512", 32);

    private final String jdkName;
    private final int length;

    HashFunction(String jdkName, int length) {
        this.jdkName = jdkName;
        this.length = length;
    }

    /** Length of its hash in bytes. */
    public int length() {
        return length;
    }

    /** Length of its hash in hexadecimal digits. */
    public int hexLength() {
        return 2 * length;
    }

    /** A fresh digest of the Java runtime; SHA-512 is not cut yet. */
    public MessageDigest digest() {
        try {
            return MessageDigest.getInstance(jdkName);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the Java runtime lacks " + jdkName, missing);
        }
    }
}
