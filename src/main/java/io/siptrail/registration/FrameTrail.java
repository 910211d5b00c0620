package io.siptrail.registration;

import io.siptrail.capture.FrameRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

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

        private final List<FrameRef> first = new ArrayList<>(4);
        private final Deque<FrameRef> last = new ArrayDeque<>(0);
        private long omitted;

        void add(FrameRef frame) {
            if (first.size() < FIRST) {
                first.add(frame);
                return;
            }
            last.addLast(frame);
            if (last.size() > LAST) {
                last.removeFirst();
                omitted++;
            }
        }

        void addAll(FrameTrail other) {
            other.first.forEach(this::add);
            omitted += other.omitted;
            other.last.forEach(this::add);
        }

        FrameTrail trail() {
            return new FrameTrail(first, omitted, List.copyOf(last));
        }
    }
}
