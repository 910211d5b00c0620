package io.siptrail.sip;

/** The character classes of RFC 3261 §25.1 and comparison without regard to ASCII case. */
final class Ascii {

    private static final boolean[] TOKEN = table("-.!%*_+`'~", true);
    private static final boolean[] UNRESERVED = table("-_.!~*'()", true);
    private static final boolean[] RESERVED = table(";/?:@&=+$,", false);

    private Ascii() {}

    private static boolean[] table(String marks, boolean alphanumeric) {
        boolean[] table = new boolean[256];
        for (int c = 0; c < 128; c++) {
            table[c] = marks.indexOf(c) >= 0 || (alphanumeric && (isDigit(c) || isLetter(c)));
        }
        return table;
    }

    /** A character of {@code token}; {@code c} is a byte or a char. */
    static boolean isToken(int c) {
        return c < 256 && TOKEN[c & 0xff];
    }

    static boolean isUnreserved(int c) {
        return c < 256 && UNRESERVED[c & 0xff];
    }

    static boolean isReserved(int c) {
        return c < 256 && RESERVED[c & 0xff];
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** SP, HTAB, CR or LF: linear white space, whole or in pieces. */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    /** The text with A-Z lowered and all else as it is. */
    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return lowerFrom(text, i);
            }
        }
        return text;
    }

    private static String lowerFrom(String text, int first) {
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            chars[i] = (char) lower(chars[i]);
        }
        return new String(chars);
    }

    static boolean equalsIgnoreCase(String a, String b) {
        return a.length() == b.length() && startsWithIgnoreCase(a, 0, b);
    }

    static boolean startsWithIgnoreCase(String text, int at, String prefix) {
        if (at + prefix.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (lower(text.charAt(at + i)) != lower(prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #startsWithIgnoreCase(String, int, String)}, where so many bytes are known to stand. */
    static boolean startsWithIgnoreCase(byte[] text, int at, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (lower(text[at + i]) != lower(prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code length} characters are the same at both places. */
    static boolean sameIgnoringCase(byte[] text, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            if (lower(text[one + i]) != lower(text[other + i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the characters in [from, to) make a token. */
    static boolean isToken(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isToken(text[i])) {
                return false;
            }
        }
        return to > from;
    }

    /** A set of characters below {@code @}, one bit each. */
    static long set(String characters) {
        long set = 0;
        for (int i = 0; i < characters.length(); i++) {
            set |= 1L << characters.charAt(i);
        }
        return set;
    }

    /** {@code c} is a byte or a char. */
    static boolean isIn(long set, int c) {
        return (c & -Long.SIZE) == 0 && (set >>> c & 1) != 0;
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(int c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
