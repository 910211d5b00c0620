package io.siptrail.digest.nonce;

/** How a server writes its nonces. */
public enum NonceFormat {
    /**
     * base64 of expiry and issue, each a big-endian u32 in Unix seconds, one or two MD5 hashes and, with nonce counts or
     * one-time nonces, an index and flags: 24, 29, 40 or 45 bytes (Kamailio and SER, modules/auth/nonce.h).
     */
    KAMAILIO("Kamailio"),
    /** Eight hexadecimal digits of the expiry in Unix seconds, perhaps eight of an index, and an MD5 hash (OpenSIPS before 3.2, old SER). */
    OPENSIPS("OpenSIPS"),
    /** The time of issue in Unix seconds, {@code /} or {@code :}, and a hash (Asterisk's res_pjsip and others). */
    UNIX_TIME("Unix time");

    private final String text;

    NonceFormat(String text) {
        this.text = text;
    }

    /** The name for a reader. */
    public String text() {
        return text;
    }
}
