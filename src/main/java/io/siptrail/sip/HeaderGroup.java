package io.siptrail.sip;

/** Headers that are asked for together. Few messages are asked for more than they are matched by. */
enum HeaderGroup {
    /** What a message is matched to its transaction and address-of-record by. */
    IDENTITY(KnownHeader.VIA, KnownHeader.CALL_ID, KnownHeader.CSEQ, KnownHeader.TO),
    /** What a registration is made of. */
    REGISTRATION(
            KnownHeader.CONTACT,
            KnownHeader.EXPIRES,
            KnownHeader.WWW_AUTHENTICATE,
            KnownHeader.PROXY_AUTHENTICATE,
            KnownHeader.AUTHORIZATION,
            KnownHeader.PROXY_AUTHORIZATION),
    /** All of them, and the issues. */
    ALL(KnownHeader.values());

    // A bit for each number, as in HeaderSet.
    private final long low;
    private final long high;

    HeaderGroup(KnownHeader... members) {
        long first = 0;
        long second = 0;
        for (KnownHeader member : members) {
            long bit = 1L << member.number();
            first |= member.number() < Long.SIZE ? bit : 0;
            second |= member.number() < Long.SIZE ? 0 : bit;
        }
        low = first;
        high = second;
    }

    boolean contains(int number) {
        return ((number < Long.SIZE ? low : high) >>> number & 1) != 0;
    }
}
