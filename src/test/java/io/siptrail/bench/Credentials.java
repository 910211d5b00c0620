package io.siptrail.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digest responses as RFC 2617 section 3.2.2.1 computes them without qop. A user's password is {@code pw-NAME}. */
final class Credentials {

    private final MessageDigest md5;
    private final HexFormat hex = HexFormat.of();

    Credentials() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    String response(String name, String realm, String password, String nonce, String uri) {
        String secret = hash(name + ":" + realm + ":" + password);
        return hash(secret + ":" + nonce + ":" + hash("REGISTER:" + uri));
    }

    private String hash(String text) {
        return hex.formatHex(md5.digest(text.getBytes(US_ASCII)));
    }
}
