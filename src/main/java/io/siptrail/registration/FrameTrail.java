package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import java.io.IOException;
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

        private static final FrameEnds ENDS = new FrameEnds(FIRST, LAST);
        private static final int ROOM = 4;

        private long[] kept = new long[ROOM];
        private long count;

        void add(FrameRef frame) {
            kept = ENDS.add(kept, count, FrameEnds.packed(frame));
            count++;
        }

        void addAll(FrameTrail other) {
            other.first.forEach(this::add);
            count += other.omitted;
            other.last.forEach(this::add);
        }

        void write(RecordBuffer out) {
            out.number(count);
            FrameEnds.write(kept, ENDS.kept(count), out);
        }

        static Recorder read(RecordInput in) throws IOException {
            Recorder read = new Recorder();
            read.count = in.number();
            read.kept = FrameEnds.read(ENDS.kept(read.count), in);
            return read;
        }

        FrameTrail trail() {
            return ENDS.trail(kept, count);
        }
    }
}
