package io.siptrail.stream.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How keys come from secrets: the PRF of TLS 1.2 (RFC 5246 §5) and HKDF-Expand-Label of TLS 1.3 (RFC 8446 §7.1). */
final class KeyDerivation {

    private KeyDerivation() {}

    /** P_hash of the secret over label and seed, as many bytes as asked for. */
    static byte[] prf(String hmac, byte[] secret, String label, byte[] seed, int length)
            throws GeneralSecurityException {
        byte[] labelled = join(label.getBytes(StandardCharsets.US_ASCII), seed);
        Mac mac = mac(hmac, secret);
        ByteBuffer out = ByteBuffer.allocate(length + mac.getMacLength());
        byte[] round = labelled;
        while (out.position() < length) {
            round = mac.doFinal(round);
            mac.update(round);
            out.put(mac.doFinal(labelled));
        }
        return Arrays.copyOf(out.array(), length);
    }

    /** HKDF-Expand-Label with an empty context. */
    static byte[] expand(String hmac, byte[] secret, String label, int length) throws GeneralSecurityException {
        byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(4 + name.length);
        info.putShort((short) length).put((byte) name.length).put(name).put((byte) 0);
        Mac mac = mac(hmac, secret);
        ByteBuffer out = ByteBuffer.allocate(length + mac.getMacLength());
        byte[] round = {};
        for (byte counter = 1; out.position() < length; counter++) {
            mac.update(round);
            mac.update(info.array());
            mac.update(counter);
            round = mac.doFinal();
            out.put(round);
        }
        return Arrays.copyOf(out.array(), length);
    }

    static Mac mac(String algorithm, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac;
    }

    static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
