package io.siptrail.digest.arithmetic;

/** How HA1 is bound to a session; all but the first two are mistakes. */
public enum SessionRule {
    /** Not at all: the algorithms without -sess. */
    NONE,
    /** H(HA1 ":" nonce ":" cnonce) with HA1 in hexadecimal digits (RFC 7616 §3.4.2, RFC 2617 errata 1649). */
    SESSION,
    /** The same with the bytes of HA1, as the sample code of RFC 2617 §5 has it. */
    OVER_BYTES,
    /** The text HA1 ":" nonce ":" cnonce, not hashed once more. */
    UNHASHED,
    /** H(HA1 ":" nonce). */
    WITHOUT_CNONCE
}
