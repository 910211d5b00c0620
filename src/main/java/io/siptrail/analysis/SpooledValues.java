package io.siptrail.analysis;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.registration.FrameTrail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that several kinds of spooled records hold. */
final class SpooledValues {

    private SpooledValues() {}

    static void write(Optional<FrameRef> frame, SpoolBuffer out) {
        out.flag(frame.isPresent());
        if (frame.isPresent()) {
            write(frame.get(), out);
        }
    }

    static Optional<FrameRef> optionalFrame(SpoolInput in) throws IOException {
        return in.flag() ? Optional.of(frame(in)) : Optional.empty();
    }

    static void write(FrameTrail trail, SpoolBuffer out) {
        write(trail.first(), out);
        out.number(trail.omitted());
        write(trail.last(), out);
    }

    static FrameTrail trail(SpoolInput in) throws IOException {
        return new FrameTrail(frames(in), in.number(), frames(in));
    }

    private static void write(List<FrameRef> frames, SpoolBuffer out) {
        out.number(frames.size());
        for (FrameRef frame : frames) {
            write(frame, out);
        }
    }

    private static List<FrameRef> frames(SpoolInput in) throws IOException {
        int count = in.count();
        List<FrameRef> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(frame(in));
        }
        return frames;
    }

    static void write(FrameRef frame, SpoolBuffer out) {
        out.number(frame.capture());
        out.number(frame.number());
    }

    static FrameRef frame(SpoolInput in) throws IOException {
        return new FrameRef(in.count(), in.number());
    }

    static void write(Endpoint endpoint, SpoolBuffer out) {
        out.number(endpoint.address().version());
        out.number(endpoint.address().high());
        out.number(endpoint.address().low());
        out.number(endpoint.port());
    }

    static Endpoint endpoint(SpoolInput in) throws IOException {
        return new Endpoint(new IpAddress(in.count(), in.number(), in.number()), in.count());
    }
}
