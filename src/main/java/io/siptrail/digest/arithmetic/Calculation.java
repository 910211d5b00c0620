package io.siptrail.digest.arithmetic;

/** Everything that a response is computed from. It is a value: a mistake is a copy with one thing changed. */
public record Calculation(
        HashFunction hash, SessionRule session, HexCase hexCase, Ha1Input ha1, Ha2Input ha2, ResponseTail tail) {

    /** The calculation as the RFCs have it. */
    public static Calculation of(DigestAlgorithm algorithm, Ha1Input ha1, Ha2Input ha2, ResponseTail tail) {
        SessionRule session = algorithm.isSession() ? SessionRule.SESSION : SessionRule.NONE;
        return new Calculation(algorithm.hash(), session, HexCase.LOWER, ha1, ha2, tail);
    }

    public Calculation withHash(HashFunction other) {
        return new Calculation(other, session, hexCase, ha1, ha2, tail);
    }

    public Calculation withSession(SessionRule other) {
        return new Calculation(hash, other, hexCase, ha1, ha2, tail);
    }

    public Calculation withHexCase(HexCase other) {
        return new Calculation(hash, session, other, ha1, ha2, tail);
    }

    public Calculation withHa1(Ha1Input other) {
        return new Calculation(hash, session, hexCase, other, ha2, tail);
    }

    public Calculation withHa2(Ha2Input other) {
        return new Calculation(hash, session, hexCase, ha1, other, tail);
    }

    public Calculation withTail(ResponseTail other) {
        return new Calculation(hash, session, hexCase, ha1, ha2, other);
    }
}
