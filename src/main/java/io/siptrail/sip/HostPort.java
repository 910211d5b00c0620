package io.siptrail.sip;

import java.util.OptionalInt;

/** The host and port of RFC 3261 §25.1, which URIs and Via share, in a text of one byte for each character. An IPv6 reference is only checked for its brackets and characters. */
final class HostPort {

    private static final int MAX_PORT = 65_535;

    private HostPort() {}

    /** The end of the host that stands at {@code from} and before {@code to}; {@code from} itself where there is none. */
    static int hostEnd(byte[] text, int from, int to) {
        if (from < to && text[from] == '[') {
            return bracketEnd(text, from, to);
        }
        int end = from;
        while (end < to && isHostCharacter(text[end])) {
            end++;
        }
        return end;
    }

    private static int bracketEnd(byte[] text, int from, int to) {
        int end = from + 1;
        while (end < to && isIpv6Character(text[end])) {
            end++;
        }
        boolean closed = end > from + 1 && end < to && text[end] == ']';
        return closed ? end + 1 : from;
    }

    /** Also the underscore, which host names have although RFC 1123 forbids it. */
    private static boolean isHostCharacter(int c) {
        return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '.' || c == '-' || c == '_';
    }

    /** Also {@code %} and what a zone name may hold after it. */
    private static boolean isIpv6Character(int c) {
        return c == ':' || c == '%' || isHostCharacter(c);
    }

    /** Up to five digits that make 0 to 65535. */
    static OptionalInt port(byte[] text, int from, int to) {
        int port = number(text, from, to);
        return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** As {@link #port}, -1 where there is none. */
    static int number(byte[] text, int from, int to) {
        if (to <= from || to - from > 5) {
            return -1;
        }
        int port = 0;
        for (int i = from; i < to; i++) {
            if (!Ascii.isDigit(text[i])) {
                return -1;
            }
            port = port * 10 + text[i] - '0';
        }
        return port > MAX_PORT ? -1 : port;
    }
}
