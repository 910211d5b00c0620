package io.siptrail.sip;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that stand in one message after another, such as {@code UDP} or the name of a software: most of them need no
 * String of their own. A table of one slot each, where the latest wins. Threads may race here: Strings are immutable, and
 * whether one was found changes nothing but the time it takes.
 */
final class RepeatedTexts {

    private static final int LONGEST = 128;
    private static final @Nullable String[] SLOTS = new String[1 << 12];

    private RepeatedTexts() {}

    /** The characters in [from, to). */
    static String of(String text, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return text.substring(from, to);
        }
        int slot = hash(text, from, to) & (SLOTS.length - 1);
        String known = SLOTS[slot];
        if (known != null && known.length() == length && known.regionMatches(0, text, from, length)) {
            return known;
        }
        String made = text.substring(from, to);
        SLOTS[slot] = made;
        return made;
    }

    /** A number for the characters in [from, to) whose low bits depend on all of them. */
    static int hash(String text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash ^ (hash >>> 12) ^ (hash >>> 23);
    }
}
