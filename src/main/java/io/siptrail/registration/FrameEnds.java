package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the first and the last of a row of frames in an array that its owner holds, each frame as one number:
 *
 * <pre>
 *   | first ... | the last ones, in a ring |
 * </pre>
 *
 * The owner counts them. Millions are owned, so that there is no object around array and count.
 *
 * @param first how many of the first are kept
 * @param last how many of the last are kept
 */
record FrameEnds(int first, int last) {

    private static final int NUMBER_BITS = 44;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    /** Of no frame. */
    static final long[] NONE = {};

    /** The array with one more frame, or a longer one; so many were counted before it, of which some may not have been shown. */
    long[] add(long[] kept, long count, long packed) {
        int place = place(count);
        long[] room = place < kept.length
                ? kept
                : Arrays.copyOf(kept, Math.min(Math.max(place + 1, 2 * kept.length), first + last));
        room[place] = packed;
        return room;
    }

    /** How many places of the array are taken when so many were counted. */
    int kept(long count) {
        return (int) Math.min(count, first + last);
    }

    /** Writes the first places of an array into a record. */
    static void write(long[] kept, int places, RecordBuffer out) {
        for (int i = 0; i < places; i++) {
            out.number(i < kept.length ? kept[i] : 0);
        }
    }

    /** Reads them from a record. */
    static long[] read(int places, RecordInput in) throws IOException {
        long[] kept = places == 0 ? NONE : new long[places];
        for (int i = 0; i < places; i++) {
            kept[i] = in.number();
        }
        return kept;
    }

    private int place(long index) {
        return (int) (index < first ? index : first + (index - first) % last);
    }

    FrameTrail trail(long[] kept, long count) {
        List<FrameRef> head = new ArrayList<>(4);
        for (int i = 0; i < Math.min(count, first); i++) {
            head.add(unpacked(kept[i]));
        }
        if (count <= first) {
            return new FrameTrail(head, 0, List.of());
        }
        List<FrameRef> tail = new ArrayList<>(last);
        long omitted = Math.max(0, count - first - last);
        for (long i = first + omitted; i < count; i++) {
            tail.add(unpacked(kept[place(i)]));
        }
        return new FrameTrail(head, omitted, tail);
    }

    /** A frame as one number, never 0. */
    static long packed(FrameRef frame) {
        return ((long) frame.capture() << NUMBER_BITS) | (frame.number() & NUMBER);
    }

    static FrameRef unpacked(long packed) {
        return new FrameRef((int) (packed >>> NUMBER_BITS), packed & NUMBER);
    }
}
