package io.siptrail.sip;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds a known header by its name in bytes, in any case and without making a String: an open hash table. */
final class HeaderTable {

    private static final int SIZE = 512;
    private static final byte[][] NAMES = new byte[SIZE][];
    private static final int[] NUMBERS = new int[SIZE];

    static {
        for (KnownHeader header : KnownHeader.values()) {
            put(header.text(), header.number());
            if (!header.compact().isEmpty()) {
                put(header.compact(), header.number());
            }
        }
    }

    private HeaderTable() {}

    private static void put(String text, int number) {
        byte[] name = Ascii.lower(text).getBytes(StandardCharsets.US_ASCII);
        int slot = slot(hash(name, 0, name.length));
        while (NAMES[slot] != null) {
            slot = (slot + 1) & (SIZE - 1);
        }
        NAMES[slot] = name;
        NUMBERS[slot] = number;
    }

    /** One step of the name's hash; upper and lower case give the same. */
    static int mix(int hash, int c) {
        return 31 * hash + (c | 0x20);
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = mix(hash, bytes[i]);
        }
        return hash;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (SIZE - 1);
    }

    static @Nullable KnownHeader find(String text) {
        byte[] name = text.getBytes(StandardCharsets.ISO_8859_1);
        int number = find(name, 0, name.length, hash(name, 0, name.length));
        return number < 0 ? null : KnownHeader.numbered(number);
    }

    /** The number of the known header with this name, or -1; {@code hash} is {@link #hash} of the same bytes. */
    static int find(byte[] bytes, int from, int to, int hash) {
        int slot = slot(hash);
        for (byte[] name = NAMES[slot]; name != null; name = NAMES[slot]) {
            if (matches(name, bytes, from, to)) {
                return NUMBERS[slot];
            }
            slot = (slot + 1) & (SIZE - 1);
        }
        return -1;
    }

    private static boolean matches(byte[] lowerName, byte[] bytes, int from, int to) {
        if (lowerName.length != to - from) {
            return false;
        }
        for (int i = 0; i < lowerName.length; i++) {
            if (lowerName[i] != Ascii.lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }
}
