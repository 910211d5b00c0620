package io.siptrail.registration;

import io.siptrail.capture.FrameRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that an attempt rests on, in order: the first 16 and the last 8, and how many lie between.
 *
 * @param first at most 16
 * @param omitted frames between the two lists
 * @param last at most 8, empty while nothing was omitted
 */
public record FrameTrail(List<FrameRef> first, long omitted, List<FrameRef> last) {

    private static final int FIRST = 16;
    private static final int LAST = 8;

    /** Copies the lists. */
    public FrameTrail {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    /** Takes frames as they come. */
    static final class Recorder {

        private static final int NUMBER_BITS = 44;
        private static final long NUMBER = (1L << NUMBER_BITS) - 1;

        private final int mostFirst;
        private final int mostLast;
        private long[] first;
        private long @Nullable [] last;
        private long count;

        Recorder() {
            this(4, FIRST, LAST);
        }

        /** For less than the most: so many of the first, for which room is made at once or later, and of the last. */
        Recorder(int room, int mostFirst, int mostLast) {
            this.first = new long[room];
            this.mostFirst = mostFirst;
            this.mostLast = mostLast;
        }

        void add(FrameRef frame) {
            long packed = packed(frame);
            if (count < mostFirst) {
                first = count == first.length ? Arrays.copyOf(first, mostFirst) : first;
                first[(int) count] = packed;
            } else {
                last = last == null ? new long[mostLast] : last;
                last[(int) ((count - mostFirst) % mostLast)] = packed;
            }
            count++;
        }

        /** A frame as one number, never 0. */
        static long packed(FrameRef frame) {
            return ((long) frame.capture() << NUMBER_BITS) | (frame.number() & NUMBER);
        }

        void addAll(FrameTrail other) {
            other.first.forEach(this::add);
            other.last.forEach(this::add);
            count += other.omitted;
        }

        FrameTrail trail() {
            List<FrameRef> head = new ArrayList<>(4);
            for (int i = 0; i < Math.min(count, mostFirst); i++) {
                head.add(unpacked(first[i]));
            }
            long[] ring = last;
            if (ring == null) {
                return new FrameTrail(head, 0, List.of());
            }
            List<FrameRef> tail = new ArrayList<>(mostLast);
            long omitted = Math.max(0, count - mostFirst - mostLast);
            for (long i = mostFirst + omitted; i < count; i++) {
                tail.add(unpacked(ring[(int) ((i - mostFirst) % mostLast)]));
            }
            return new FrameTrail(head, omitted, tail);
        }

        static FrameRef unpacked(long packed) {
            return new FrameRef((int) (packed >>> NUMBER_BITS), packed & NUMBER);
        }
    }
}
