package io.siptrail.stream.tls;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM or ChaCha20-Poly1305 under one key, to open only. */
final class AeadCipher {

    static final int TAG_BYTES = 16;
    static final int NONCE_BYTES = 12;

    private final boolean gcm;
    private final SecretKeySpec key;

    AeadCipher(CipherSuite suite, byte[] key) {
        this.gcm = suite.mode() == CipherSuite.Mode.GCM;
        this.key = new SecretKeySpec(key, gcm ? "AES" : "ChaCha20");
    }

    /** The plaintext of everything in {@code sealed} from {@code at} on. */
    byte[] open(byte[] nonce, byte[] additionalData, byte[] sealed, int at) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
        AlgorithmParameterSpec parameters =
                gcm ? new GCMParameterSpec(TAG_BYTES * 8, nonce) : new IvParameterSpec(nonce);
        cipher.init(Cipher.DECRYPT_MODE, key, parameters);
        cipher.updateAAD(additionalData);
        return cipher.doFinal(sealed, at, sealed.length - at);
    }

    /** The number of the record, exclusive-or'ed into the vector from the right (RFC 8446 §5.3, RFC 7905 §2). */
    static byte[] nonce(byte[] vector, long number) {
        byte[] nonce = vector.clone();
        for (int i = 0; i < 8; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (number >>> (8 * i));
        }
        return nonce;
    }
}
