package io.siptrail.stream.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/** Records of TLS 1.2 under AES-GCM (RFC 5288 §3) or ChaCha20-Poly1305 (RFC 7905 §2). */
final class AeadRecords12 implements RecordProtection {

    private static final int EXPLICIT_NONCE = 8;

    private final AeadCipher cipher;
    private final byte[] fixed;
    private final boolean explicit;
    private long number;

    /** {@code fixed}: the part of the nonce that comes from the key block. */
    AeadRecords12(AeadCipher cipher, byte[] fixed, boolean explicit) {
        this.cipher = cipher;
        this.fixed = fixed.clone();
        this.explicit = explicit;
    }

    @Override
    public Plaintext open(byte[] record) throws GeneralSecurityException {
        int at = HEADER + (explicit ? EXPLICIT_NONCE : 0);
        int length = record.length - at - AeadCipher.TAG_BYTES;
        if (length < 0) {
            throw new AEADBadTagException("a record too short for its tag");
        }
        byte[] nonce = explicit
                ? KeyDerivation.join(fixed, Arrays.copyOfRange(record, HEADER, at))
                : AeadCipher.nonce(fixed, number);
        byte[] bytes = cipher.open(nonce, RecordProtection.additionalData(number, record, length), record, at);
        number++;
        return new Plaintext(record[0], bytes);
    }

    /** Bytes of the fixed part. */
    static int fixedBytes(CipherSuite suite) {
        return suite.mode() == CipherSuite.Mode.GCM ? 4 : AeadCipher.NONCE_BYTES;
    }

    /** The records of one direction, whose key and fixed part stand in a key block. */
    static AeadRecords12 of(CipherSuite suite, byte[] key, byte[] fixed) {
        return new AeadRecords12(new AeadCipher(suite, key), fixed, suite.mode() == CipherSuite.Mode.GCM);
    }

    @Override
    public String toString() {
        return "record " + ByteBuffer.allocate(8).putLong(number).getLong(0);
    }
}
