package io.siptrail.sip;

import java.nio.ByteBuffer;

/** The first look at a payload: most are media, and one read of eight bytes says so. */
final class MessageStart {

    /** The shortest there is: {@code A b:c SIP/2.0}; even a status line without a reason is not far from it. */
    private static final int SHORTEST = 11;

    private static final int LONGEST_METHOD = 64;
    private static final int MOST_BLANKS = 64;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long SPACES = 0x2020_2020_2020_2020L;

    private MessageStart() {}

    static boolean possible(ByteBuffer data, int offset, int length) {
        if (length < SHORTEST) {
            return false;
        }
        long first = data.getLong(offset);
        if ((first & HIGHS) != 0) {
            return false;
        }
        // No byte has its high bit, so a borrow out of a byte means that it is below SP.
        boolean controls = ((first - SPACES) & HIGHS) != 0;
        int head = data.get(offset);
        if (Ascii.isBlank(head)) {
            return possibleAfterBlanks(data, offset, length);
        }
        return !controls && isStart(data, offset, offset + length);
    }

    private static boolean possibleAfterBlanks(ByteBuffer data, int offset, int length) {
        int at = offset;
        int most = offset + Math.min(length, MOST_BLANKS);
        while (at < most && Ascii.isBlank(data.get(at))) {
            at++;
        }
        return offset + length - at >= SHORTEST && isStart(data, at, offset + length);
    }

    /** A method and a blank, or {@code SIP/} in any case. */
    private static boolean isStart(ByteBuffer data, int from, int to) {
        int last = Math.min(to, from + LONGEST_METHOD);
        int at = from;
        while (at < last && Ascii.isToken(data.get(at) & 0xff)) {
            at++;
        }
        if (at == from || at == last) {
            return false;
        }
        return data.get(at) == ' ' || (data.get(at) == '/' && isProtocol(data, from, at));
    }

    private static boolean isProtocol(ByteBuffer data, int from, int to) {
        return to - from == 3
                && Ascii.lower(data.get(from)) == 's'
                && Ascii.lower(data.get(from + 1)) == 'i'
                && Ascii.lower(data.get(from + 2)) == 'p';
    }
}
