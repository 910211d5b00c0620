package io.siptrail.digest.arithmetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What HA1 is made of (RFC 7616 §3.4.2 A1, before any -sess).
 *
 * @param charset in which username and realm are hashed; UTF-8 where all is right
 * @param form how the secret becomes HA1
 */
public record Ha1Input(String username, String realm, Charset charset, Secret secret, Form form) {

    /** How the secret becomes HA1; all but the first are mistakes. */
    public enum Form {
        /** H(username ":" realm ":" password), or the HA1 that was given. */
        PLAIN,
        /** The password stands where HA1 should. */
        PASSWORD_ITSELF,
        /** H(username ":" realm ":" HA1). */
        HA1_AS_PASSWORD,
        /** H(HA1). */
        HASHED_AGAIN
    }

    public static Ha1Input of(String username, String realm, Secret secret) {
        return new Ha1Input(username, realm, StandardCharsets.UTF_8, secret, Form.PLAIN);
    }

    public Ha1Input withUsername(String other) {
        return new Ha1Input(other, realm, charset, secret, form);
    }

    public Ha1Input withRealm(String other) {
        return new Ha1Input(username, other, charset, secret, form);
    }

    public Ha1Input withCharset(Charset other) {
        return new Ha1Input(username, realm, other, secret, form);
    }

    public Ha1Input withSecret(Secret other) {
        return new Ha1Input(username, realm, charset, other, form);
    }

    public Ha1Input withForm(Form other) {
        return new Ha1Input(username, realm, charset, secret, other);
    }
}
