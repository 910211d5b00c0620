package io.siptrail.stream.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/** Records of TLS 1.3 under one traffic secret (RFC 8446 §5.2, §7.3). */
final class Records13 implements RecordProtection {

    private final CipherSuite suite;
    private final byte[] secret;
    private final AeadCipher cipher;
    private final byte[] vector;
    private long number;

    Records13(CipherSuite suite, byte[] secret) throws GeneralSecurityException {
        this.suite = suite;
        this.secret = secret.clone();
        this.cipher = new AeadCipher(suite, KeyDerivation.expand(suite.hash(), secret, "key", suite.keyBytes()));
        this.vector = KeyDerivation.expand(suite.hash(), secret, "iv", AeadCipher.NONCE_BYTES);
    }

    /** The next generation, after a KeyUpdate (RFC 8446 §7.2). */
    Records13 updated() throws GeneralSecurityException {
        return new Records13(suite, KeyDerivation.expand(suite.hash(), secret, "traffic upd", suite.hashBytes()));
    }

    @Override
    public Plaintext open(byte[] record) throws GeneralSecurityException {
        if (record.length < HEADER + AeadCipher.TAG_BYTES + 1) {
            throw new AEADBadTagException("a record too short for its tag");
        }
        byte[] inner = cipher.open(AeadCipher.nonce(vector, number), Arrays.copyOf(record, HEADER), record, HEADER);
        number++;
        int end = inner.length;
        while (end > 0 && inner[end - 1] == 0) {
            end--;
        }
        int type = end == 0 ? 0 : inner[end - 1];
        return new Plaintext(type, Arrays.copyOf(inner, Math.max(0, end - 1)));
    }
}
