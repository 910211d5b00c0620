package io.siptrail.sip;

import java.nio.ByteBuffer;

/** The first look at a payload: most are media, whose first byte says so. */
final class MessageStart {

    /** No start line is shorter than {@code SIP/2.0 1}, which is one, if a bad one. */
    private static final int SHORTEST = 9;

    private static final int MOST_BLANKS = SipLimits.DEFAULTS.maxLeadingBlanks();

    private MessageStart() {}

    static boolean possible(ByteBuffer data, int offset, int length) {
        if (length < SHORTEST) {
            return false;
        }
        int head = data.get(offset);
        // RTP and RTCP begin with version 2 in the two highest bits (RFC 3550 §5.1), so this is where most payloads
        // end.
        if (head <= ' ') {
            return Ascii.isBlank(head) && possibleAfterBlanks(data, offset, length);
        }
        return isStart(data, offset, offset + length);
    }

    private static boolean possibleAfterBlanks(ByteBuffer data, int offset, int length) {
        int at = offset;
        int most = offset + Math.min(length, MOST_BLANKS);
        while (at < most && Ascii.isBlank(data.get(at))) {
            at++;
        }
        return offset + length - at >= SHORTEST && isStart(data, at, offset + length);
    }

    /** A method and SP, or {@code SIP/} in any case. */
    private static boolean isStart(ByteBuffer data, int from, int to) {
        int last = Math.min(to - 1, from + StartLine.LONGEST_METHOD);
        int at = from;
        while (at < last && Ascii.isToken(data.get(at) & 0xff)) {
            at++;
        }
        int next = data.get(at);
        return at > from && (next == ' ' || (next == '/' && isProtocol(data, from, at)));
    }

    private static boolean isProtocol(ByteBuffer data, int from, int to) {
        return to - from == 3
                && Ascii.lower(data.get(from)) == 's'
                && Ascii.lower(data.get(from + 1)) == 'i'
                && Ascii.lower(data.get(from + 2)) == 'p';
    }
}
