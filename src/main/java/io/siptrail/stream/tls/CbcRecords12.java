package io.siptrail.stream.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Records of TLS 1.2 under AES-CBC with a vector of their own (RFC 5246 §6.2.3.2): the MAC is of the plaintext, or with
 * encrypt-then-MAC (RFC 7366) of the ciphertext.
 */
final class CbcRecords12 implements RecordProtection {

    private static final int BLOCK = 16;

    private final SecretKeySpec key;
    private final String algorithm;
    private final byte[] macKey;
    private final int macBytes;
    private final boolean encryptThenMac;
    private long number;

    CbcRecords12(CipherSuite suite, byte[] key, byte[] macKey, boolean encryptThenMac) {
        this.key = new SecretKeySpec(key, "AES");
        this.algorithm = suite.mac();
        this.macBytes = suite.macBytes();
        this.macKey = macKey.clone();
        this.encryptThenMac = encryptThenMac;
    }

    @Override
    public Plaintext open(byte[] record) throws GeneralSecurityException {
        int sealedEnd = record.length - (encryptThenMac ? macBytes : 0);
        int start = HEADER + BLOCK;
        if (sealedEnd < start + BLOCK || (sealedEnd - start) % BLOCK != 0) {
            throw new BadPaddingException("a record of no whole blocks");
        }
        if (encryptThenMac) {
            check(record, Arrays.copyOfRange(record, HEADER, sealedEnd), record, sealedEnd);
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(record, HEADER, BLOCK));
        byte[] padded = cipher.doFinal(record, start, sealedEnd - start);
        int padding = (padded[padded.length - 1] & 0xff) + 1;
        int length = padded.length - padding - (encryptThenMac ? 0 : macBytes);
        if (length < 0) {
            throw new BadPaddingException("more padding than plaintext");
        }
        byte[] bytes = Arrays.copyOf(padded, length);
        if (!encryptThenMac) {
            check(record, bytes, padded, length);
        }
        number++;
        return new Plaintext(record[0], bytes);
    }

    private void check(byte[] record, byte[] of, byte[] in, int at) throws GeneralSecurityException {
        Mac mac = KeyDerivation.mac(algorithm, macKey);
        mac.update(RecordProtection.additionalData(number, record, of.length));
        byte[] right = mac.doFinal(of);
        if (!MessageDigest.isEqual(right, Arrays.copyOfRange(in, at, at + macBytes))) {
            throw new BadPaddingException("the MAC is of something else");
        }
    }
}
