package io.siptrail.digest.nonce;

/** What a use of a nonce did to the nonce count of its user (RFC 7616 §3.4: it must rise with every request). */
public enum NonceCount {
    /** The first use by this user. */
    FIRST,
    RISEN,
    /** The same as before or lower: a replay, or a client that does not count. */
    NOT_RISEN,
    /** Used again without nc. */
    UNCOUNTED,
    /** The nonce, the user or the Call-ID is longer than is remembered. */
    TOO_LONG
}
