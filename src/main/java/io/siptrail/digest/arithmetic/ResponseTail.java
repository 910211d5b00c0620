package io.siptrail.digest.arithmetic;

import java.util.Optional;

/**
 * What is hashed between HA1 and HA2 (RFC 7616 §3.4.1).
 *
 * @param cnonce the client's nonce, which -sess needs as well; empty where there is none
 * @param protection nc and qop; absent for the form of RFC 2069
 */
public record ResponseTail(String nonce, String cnonce, Optional<Protection> protection) {

    /** The nonce count and the quality of protection, as they are hashed. */
    public record Protection(String nc, String qop) {

        public Protection withNc(String other) {
            return new Protection(other, qop);
        }

        public Protection withQop(String other) {
            return new Protection(nc, other);
        }
    }

    public ResponseTail withNonce(String other) {
        return new ResponseTail(other, cnonce, protection);
    }

    public ResponseTail withCnonce(String other) {
        return new ResponseTail(nonce, other, protection);
    }

    public ResponseTail withProtection(Optional<Protection> other) {
        return new ResponseTail(nonce, cnonce, other);
    }
}
