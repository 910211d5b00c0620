package io.siptrail.sip;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An Authorization or Proxy-Authorization header (RFC 3261 §20.7, RFC 7616 §3.4).
 *
 * @param scheme as written, such as {@code Digest}; empty where there is none
 * @param token68 what a scheme like Basic has in place of parameters
 * @param text the header value as on the wire, unfolded
 */
public record Credentials(
        CredentialsKind kind, String scheme, Optional<String> token68, Parameters parameters, String text) {

    public boolean isDigest() {
        return Ascii.equalsIgnoreCase(scheme, "Digest");
    }

    /** The user's name: {@code username}, else {@code username*} decoded (RFC 7616 §3.4, RFC 8187 §3.2). */
    public Optional<String> username() {
        Optional<String> plain = parameters.value("username");
        return plain.isPresent() ? plain : parameters.value("username*").flatMap(Credentials::extended);
    }

    public Optional<String> realm() {
        return parameters.value("realm");
    }

    public Optional<String> nonce() {
        return parameters.value("nonce");
    }

    /** The digest-uri as written. */
    public Optional<String> uri() {
        return parameters.value("uri");
    }

    public Optional<String> response() {
        return parameters.value("response");
    }

    /** As written; absent means MD5 (RFC 7616 §3.4). */
    public Optional<String> algorithm() {
        return parameters.value("algorithm");
    }

    public Optional<String> cnonce() {
        return parameters.value("cnonce");
    }

    public Optional<String> opaque() {
        return parameters.value("opaque");
    }

    public Optional<String> qop() {
        return parameters.value("qop");
    }

    /** The nonce count as written; eight hexadecimal digits where the client is right. */
    public Optional<String> nc() {
        return parameters.value("nc");
    }

    /** The token of an AKA resynchronisation (RFC 3310 §3.4). */
    public Optional<String> auts() {
        return parameters.value("auts");
    }

    /** Whether the username is hashed (RFC 7616 §3.4.4). */
    public Optional<Boolean> userhash() {
        return parameters.value("userhash").flatMap(Challenge::truth);
    }

    /** Reads a header value; it always gives credentials, if only with their text. */
    public static Credentials parse(CredentialsKind kind, String text) {
        return read(kind, Cursor.over(text));
    }

    static Credentials read(CredentialsKind kind, Cursor cursor) {
        AuthValue value = AuthValue.read(cursor, false);
        return new Credentials(kind, value.scheme(), value.token68(), value.parameters(), value.text());
    }

    /** ext-value = charset "'" [ language ] "'" value-chars; empty where it is no such thing. */
    private static Optional<String> extended(String text) {
        int charsetEnd = text.indexOf('\'');
        int languageEnd = text.indexOf('\'', charsetEnd + 1);
        if (charsetEnd < 0 || languageEnd < 0) {
            return Optional.empty();
        }
        String charset = text.substring(0, charsetEnd);
        if (Ascii.equalsIgnoreCase(charset, "UTF-8")) {
            return Optional.of(unescaped(text, languageEnd + 1, StandardCharsets.UTF_8));
        }
        boolean latin = Ascii.equalsIgnoreCase(charset, "ISO-8859-1");
        return latin ? Optional.of(unescaped(text, languageEnd + 1, StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    private static String unescaped(String text, int from, Charset charset) {
        byte[] bytes = new byte[text.length() - from];
        int length = 0;
        for (int i = from; i < text.length(); i++) {
            int escaped = CanonicalText.escapedAt(text, i);
            bytes[length++] = (byte) (escaped < 0 ? text.charAt(i) : escaped);
            i += escaped < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, charset);
    }
}
