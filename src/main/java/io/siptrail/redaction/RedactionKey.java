package io.siptrail.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What pseudonyms are computed with (HMAC-SHA-256, RFC 2104). Who has the key can test guesses, so it is as secret as what it hides.
 * Not for several threads at once.
 */
public final class RedactionKey {

    /** Fewer bytes could be guessed. */
    public static final int SHORTEST = 16;

    private static final int LONGEST = 1 << 16;
    private static final int BLOCK = 1 << 16;

    private final Mac mac;

    private RedactionKey(byte[] secret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    /**
     * The bytes of a file, line ends and all, up to 64 KiB.
     *
     * @throws IOException when it cannot be read, or has fewer than {@value #SHORTEST} bytes
     */
    public static RedactionKey read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] secret = in.readNBytes(LONGEST);
            if (secret.length < SHORTEST) {
                throw new IOException("a key has at least " + SHORTEST + " bytes");
            }
            return new RedactionKey(secret);
        }
    }

    /** A key out of what the files contain: the same for the same files, and unknown to who has only the report. */
    public static RedactionKey ofContents(List<Path> files) throws IOException {
        MessageDigest whole = sha256();
        byte[] block = new byte[BLOCK];
        for (Path file : files) {
            MessageDigest one = sha256();
            try (InputStream in = Files.newInputStream(file)) {
                int length = in.read(block);
                while (length >= 0) {
                    one.update(block, 0, length);
                    length = in.read(block);
                }
            }
            whole.update(one.digest());
        }
        return new RedactionKey(whole.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** 32 bytes that say nothing of the value to who has not the key; those of one kind say nothing of another. */
    byte[] code(String kind, String value) {
        mac.update(kind.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }
}
