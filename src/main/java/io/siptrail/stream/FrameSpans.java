package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which frame carried which bytes of one direction, for as long as these are not understood. */
final class FrameSpans {

    private final FrameTally tally;
    private final Deque<Span> spans = new ArrayDeque<>(2);

    private record Span(long from, long to, FrameStamp stamp) {}

    FrameSpans(FrameTally tally) {
        this.tally = tally;
    }

    void add(long from, long to, FrameStamp stamp) {
        spans.add(new Span(from, to, stamp));
    }

    /** Says what the frames are that carried any of these bytes; one that is SIP stays so. */
    void settle(long from, long to, Fate fate) {
        for (Span span : spans) {
            if (span.from < to && from < span.to) {
                settle(span.stamp, fate);
            }
        }
    }

    void settle(FrameStamp stamp, Fate fate) {
        stamp.settle(tally, fate);
    }

    /** The frame that completed these bytes: the last one captured of those that carried them. */
    FrameStamp completing(long from, long to) {
        FrameStamp last = null;
        for (Span span : spans) {
            if (span.from < to && from < span.to && (last == null || last.compareTo(span.stamp) < 0)) {
                last = span.stamp;
            }
        }
        if (last == null) {
            throw new IllegalStateException("no frame carried bytes " + from + " to " + to);
        }
        return last;
    }

    /** Every frame that carried any of these bytes, in the order of the bytes. */
    List<FrameRef> carrying(long from, long to) {
        Set<FrameRef> frames = new LinkedHashSet<>();
        for (Span span : spans) {
            if (span.from < to && from < span.to) {
                frames.addAll(span.stamp.fragments);
                frames.add(span.stamp.frame);
            }
        }
        return List.copyOf(frames);
    }

    /** Forgets the frames of all bytes before this one. */
    void forgetBefore(long from) {
        while (!spans.isEmpty() && spans.getFirst().to <= from) {
            spans.removeFirst();
        }
    }
}
