package io.siptrail.sip;

/** Whole numbers in text: digits only, no sign. */
final class Digits {

    private Digits() {}

    /** The number, at most 2^63-1; -1 where the text is empty or has anything but digits. */
    static long parse(String text) {
        return parse(text, 0, text.length());
    }

    /** As {@link #parse(String)}, of the characters in [from, to). */
    static long parse(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Ascii.isDigit(c)) {
                return -1;
            }
            value = append(value, c);
        }
        return to == from ? -1 : value;
    }

    /** The number with one more digit at its end. */
    static long append(long value, char digit) {
        int unit = digit - '0';
        return value > (Long.MAX_VALUE - unit) / 10 ? Long.MAX_VALUE : value * 10 + unit;
    }
}
