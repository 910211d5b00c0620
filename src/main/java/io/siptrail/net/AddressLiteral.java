package io.siptrail.net;

import java.util.Optional;

/** Reads IP addresses as text without ever asking a name server. */
final class AddressLiteral {

    private static final int GROUPS = 8;
    private static final int LONGEST = 64;

    private AddressLiteral() {}

    static Optional<IpAddress> read(String text) {
        boolean bracketed = text.length() > 2 && text.charAt(0) == '[' && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        if (bare.indexOf(':') >= 0) {
            return version6(bare);
        }
        long bits = bracketed ? -1 : dotted(bare);
        return bits < 0 ? Optional.empty() : Optional.of(new IpAddress(4, 0, bits));
    }

    /** Four decimal numbers, or -1. */
    private static long dotted(String text) {
        String[] parts = text.split("\\.", -1);
        long bits = 0;
        for (String part : parts) {
            int value = number(part, 10, 3, 255);
            if (parts.length != 4 || value < 0) {
                return -1;
            }
            bits = bits << 8 | value;
        }
        return bits;
    }

    /** Groups before and after one {@code ::}; the last two may be written as an IPv4 address. */
    private static Optional<IpAddress> version6(String text) {
        int[] groups = new int[GROUPS];
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        String head = gap < 0 ? text : text.substring(0, gap);
        String tail = gap < 0 ? "" : text.substring(gap + 2);
        int before = fill(head, groups, 0, gap < 0);
        int[] last = new int[GROUPS];
        int after = fill(tail, last, 0, true);
        boolean whole = gap < 0 ? before == GROUPS : before >= 0 && after >= 0 && before + after < GROUPS;
        if (!whole) {
            return Optional.empty();
        }
        for (int i = 0; i < after; i++) {
            groups[GROUPS - after + i] = last[i];
        }
        return Optional.of(new IpAddress(6, bits(groups, 0), bits(groups, GROUPS / 2)));
    }

    /** How many groups the text has, or -1. */
    private static int fill(String text, int[] groups, int from, boolean mayEndDotted) {
        if (text.isEmpty()) {
            return 0;
        }
        int at = from;
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = mayEndDotted && i == parts.length - 1 && parts[i].indexOf('.') > 0;
            long value = dotted ? dotted(parts[i]) : number(parts[i], 16, 4, 0xffff);
            if (value < 0 || at + (dotted ? 2 : 1) > GROUPS) {
                return -1;
            }
            if (dotted) {
                groups[at++] = (int) (value >>> 16);
                value &= 0xffff;
            }
            groups[at++] = (int) value;
        }
        return at - from;
    }

    private static int number(String text, int radix, int mostDigits, int largest) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int digit = character < 0x80 ? Character.digit(character, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > largest ? -1 : value;
    }

    private static long bits(int[] groups, int from) {
        long bits = 0;
        for (int i = from; i < from + GROUPS / 2; i++) {
            bits = bits << 16 | groups[i];
        }
        return bits;
    }
}
