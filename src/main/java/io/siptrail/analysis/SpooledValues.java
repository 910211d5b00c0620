package io.siptrail.analysis;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import io.siptrail.registration.FrameTrail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that several kinds of spooled records hold. */
final class SpooledValues {

    private SpooledValues() {}

    static void write(Optional<FrameRef> frame, RecordBuffer out) {
        out.flag(frame.isPresent());
        if (frame.isPresent()) {
            frame.get().write(out);
        }
    }

    static Optional<FrameRef> optionalFrame(RecordInput in) throws IOException {
        return in.flag() ? Optional.of(FrameRef.read(in)) : Optional.empty();
    }

    static void write(FrameTrail trail, RecordBuffer out) {
        write(trail.first(), out);
        out.number(trail.omitted());
        write(trail.last(), out);
    }

    static FrameTrail trail(RecordInput in) throws IOException {
        return new FrameTrail(frames(in), in.number(), frames(in));
    }

    private static void write(List<FrameRef> frames, RecordBuffer out) {
        out.number(frames.size());
        for (FrameRef frame : frames) {
            frame.write(out);
        }
    }

    private static List<FrameRef> frames(RecordInput in) throws IOException {
        int count = in.count();
        List<FrameRef> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(FrameRef.read(in));
        }
        return frames;
    }
}
