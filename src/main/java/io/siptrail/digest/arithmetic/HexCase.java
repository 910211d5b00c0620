package io.siptrail.digest.arithmetic;

/** Which of the inner hashes are written with capital digits; all but the first are mistakes (RFC 7616 §3.1, LHEX). */
public enum HexCase {
    LOWER(false, false),
    UPPER_HA1(true, false),
    UPPER_HA2(false, true),
    UPPER_BOTH(true, true);

    private final boolean ha1;
    private final boolean ha2;

    HexCase(boolean ha1, boolean ha2) {
        this.ha1 = ha1;
        this.ha2 = ha2;
    }

    byte[] ha1(byte[] hash) {
        return ha1 ? Hex.upper(hash) : Hex.lower(hash);
    }

    byte[] ha2(byte[] hash) {
        return ha2 ? Hex.upper(hash) : Hex.lower(hash);
    }
}
