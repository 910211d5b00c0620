package io.siptrail.sip;

import java.util.Arrays;

/** Where the headers of one message stand: five ints each in one growing array. */
final class HeaderIndex {

    private static final int STRIDE = 5;
    private static final int FOLDED = 1 << 16;
    private static final int KEY = FOLDED - 1;

    private int[] slots;
    private int count;

    HeaderIndex() {
        this(new int[STRIDE * 32], 0);
    }

    private HeaderIndex(int[] slots, int count) {
        this.slots = slots;
        this.count = count;
    }

    void clear() {
        count = 0;
    }

    /** {@code number} is that of a {@link KnownHeader}, or -1. */
    void add(int number, boolean folded, int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int at = count * STRIDE;
        if (at == slots.length) {
            slots = Arrays.copyOf(slots, at * 2);
        }
        slots[at] = (number + 1) | (folded ? FOLDED : 0);
        slots[at + 1] = nameStart;
        slots[at + 2] = nameEnd;
        slots[at + 3] = valueStart;
        slots[at + 4] = valueEnd;
        count++;
    }

    /** A copy that no longer changes, with offsets from {@code origin}. */
    HeaderIndex from(int origin) {
        int[] copy = Arrays.copyOf(slots, count * STRIDE);
        for (int i = 0; origin != 0 && i < copy.length; i += STRIDE) {
            copy[i + 1] -= origin;
            copy[i + 2] -= origin;
            copy[i + 3] -= origin;
            copy[i + 4] -= origin;
        }
        return new HeaderIndex(copy, count);
    }

    /** The first header with this number, or -1. */
    int first(int number) {
        for (int header = 0; header < count; header++) {
            if (number(header) == number) {
                return header;
            }
        }
        return -1;
    }

    int count() {
        return count;
    }

    /** The number of the known header, or -1. */
    int number(int header) {
        return (slots[header * STRIDE] & KEY) - 1;
    }

    boolean folded(int header) {
        return (slots[header * STRIDE] & FOLDED) != 0;
    }

    int nameStart(int header) {
        return slots[header * STRIDE + 1];
    }

    int nameEnd(int header) {
        return slots[header * STRIDE + 2];
    }

    int valueStart(int header) {
        return slots[header * STRIDE + 3];
    }

    int valueEnd(int header) {
        return slots[header * STRIDE + 4];
    }
}
