package io.siptrail.registration;

import java.util.Arrays;
import java.util.List;

/**
 * What is due when, the earliest first: a binary heap that keeps its times as bare numbers beside the items. Hundreds of
 * thousands are due, most of them in an agenda of their own, so that an object around each would be felt.
 */
final class Agenda<T> {

    private long[] times = new long[1];

    @SuppressWarnings("unchecked") // Nobody else sees it.
    private T[] items = (T[]) new Object[1];

    private int size;

    void add(long atNanos, T item) {
        if (size == items.length) {
            int room = size + Math.max(1, size / 2);
            times = Arrays.copyOf(times, room);
            items = Arrays.copyOf(items, room);
        }
        size++;
        rise(size - 1, atNanos, item);
    }

    private void rise(int from, long atNanos, T item) {
        int place = from;
        while (place > 0) {
            int above = (place - 1) / 2;
            if (times[above] <= atNanos) {
                break;
            }
            put(place, times[above], items[above]);
            place = above;
        }
        put(place, atNanos, item);
    }

    /** Takes out what is due first; there must be something. */
    T take() {
        T first = items[0];
        size--;
        long atNanos = times[size];
        T item = items[size];
        items[size] = null;
        if (size > 0) {
            sink(atNanos, item);
        }
        return first;
    }

    private void sink(long atNanos, T item) {
        int place = 0;
        while (place < size / 2) {
            int below = 2 * place + 1;
            if (below + 1 < size && times[below + 1] < times[below]) {
                below++;
            }
            if (atNanos <= times[below]) {
                break;
            }
            put(place, times[below], items[below]);
            place = below;
        }
        put(place, atNanos, item);
    }

    private void put(int place, long atNanos, T item) {
        times[place] = atNanos;
        items[place] = item;
    }

    /** When the first is due; there must be something. */
    long nextAt() {
        return times[0];
    }

    /** Whether something is due before that time. */
    boolean hasBefore(long nanos) {
        return size > 0 && times[0] < nanos;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** All items, in no particular order. */
    List<T> items() {
        return Arrays.asList(items).subList(0, size);
    }

    @SuppressWarnings("unchecked") // Nobody else sees it.
    void clear() {
        times = new long[1];
        items = (T[]) new Object[1];
        size = 0;
    }
}
