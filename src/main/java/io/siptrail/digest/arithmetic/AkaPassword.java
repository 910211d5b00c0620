package io.siptrail.digest.arithmetic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The passwords of Digest AKA, out of what the SIM card answered. */
public final class AkaPassword {

    private static final byte[] LABEL = "http-digest-akav2-password".getBytes(StandardCharsets.US_ASCII);

    private AkaPassword() {}

    /** AKAv1: RES as it is (RFC 3310 §3.3). */
    public static Secret version1(byte[] res) {
        return Secret.password(res);
    }

    /** AKAv2: base64 of PRF(RES || IK || CK, "http-digest-akav2-password"), the PRF being HMAC-MD5 (RFC 4169 §3). */
    public static Secret version2(byte[] res, byte[] ik, byte[] ck) {
        byte[] key = Arrays.copyOf(res, res.length + ik.length + ck.length);
        System.arraycopy(ik, 0, key, res.length, ik.length);
        System.arraycopy(ck, 0, key, res.length + ik.length, ck.length);
        return Secret.password(Base64.getEncoder().encode(hmac(key)));
    }

    private static byte[] hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            return mac.doFinal(LABEL);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("the Java runtime lacks HmacMD5", missing);
        }
    }
}
