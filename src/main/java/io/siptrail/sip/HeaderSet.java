package io.siptrail.sip;

/** A set of known headers, by their numbers. */
final class HeaderSet {

    private long low;
    private long high;

    void clear() {
        low = 0;
        high = 0;
    }

    /** Adds a header; false where it was there already. */
    boolean add(int number) {
        boolean added = !contains(number);
        long bit = 1L << number;
        if (number < Long.SIZE) {
            low |= bit;
        } else {
            high |= bit;
        }
        return added;
    }

    boolean contains(int number) {
        return ((number < Long.SIZE ? low : high) >>> number & 1) != 0;
    }
}
