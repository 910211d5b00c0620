package io.siptrail.analysis;

import java.util.Arrays;

/**
 * Numbers from 0 in the order in which they came, each in as many bytes as the one that needs most: tens of thousands of
 * sources have hundreds of durations each.
 */
final class PackedNumbers {

    private static final int INITIAL_BYTES = 8;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int width = 1;
    private int size;

    int size() {
        return size;
    }

    void add(long number) {
        int needed = width(number);
        if (needed > width) {
            widen(needed);
        }
        int end = (size + 1) * width;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + bytes.length / 4));
        }
        put(size++, number);
    }

    /** The number at an index from 0. */
    long get(int index) {
        long number = 0;
        for (int i = (index + 1) * width - 1; i >= index * width; i--) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return number;
    }

    void multiply(long factor) {
        replace(Arrays.stream(toArray()).map(number -> number * factor).toArray());
    }

    void sort() {
        long[] numbers = toArray();
        Arrays.sort(numbers);
        replace(numbers);
    }

    long[] toArray() {
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = get(i);
        }
        return numbers;
    }

    /** How much memory they take, in bytes. */
    int footprint() {
        return bytes.length;
    }

    private void widen(int needed) {
        long[] numbers = toArray();
        width = needed;
        bytes = new byte[(size + 1) * needed];
        for (int i = 0; i < numbers.length; i++) {
            put(i, numbers[i]);
        }
    }

    private void replace(long[] numbers) {
        int needed = 1;
        for (long number : numbers) {
            needed = Math.max(needed, width(number));
        }
        if (needed > width) {
            widen(needed);
        }
        for (int i = 0; i < numbers.length; i++) {
            put(i, numbers[i]);
        }
    }

    private void put(int index, long number) {
        long rest = number;
        for (int i = index * width; i < (index + 1) * width; i++) {
            bytes[i] = (byte) rest;
            rest >>= Byte.SIZE;
        }
    }

    private static int width(long number) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(number);
        return Math.max(1, (bits + Byte.SIZE - 1) / Byte.SIZE);
    }
}
