package io.siptrail.stream;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
import io.siptrail.net.FrameTally;
import io.siptrail.net.TcpSegment;
import java.util.List;

/** What is remembered of a frame for as long as bytes of it are not understood. */
final class FrameStamp implements Comparable<FrameStamp> {

    final FrameRef frame;
    final long orderNanos;
    final long timeNanos;
    final int identification;
    final int hops;
    final int captureInterface;
    final int frames;

    /** The frames of the fragments that carried the packet; empty when it came whole. */
    final List<FrameRef> fragments;

    /** What it counts as so far. */
    Fate fate = Fate.NOT_SIP;

    /** Messages that it completed so far. */
    int messages;

    FrameStamp(TcpSegment segment) {
        this(segment.payload(), segment.frames());
    }

    /** {@code frames}: how many carried the packet. */
    FrameStamp(Datagram packet, int frames) {
        Frame carrier = packet.frame();
        this.frame = carrier.ref();
        this.orderNanos = carrier.orderNanos();
        this.timeNanos = carrier.timestampNanos();
        this.identification = packet.identification();
        this.hops = packet.hops();
        this.captureInterface = packet.captureInterface();
        this.frames = frames;
        this.fragments = packet.fragments();
    }

    /** Says in the account what its frames are; what is SIP stays so. */
    void settle(FrameTally tally, Fate now) {
        if (fate != Fate.SIP && fate != now) {
            tally.correct(fate, now, frames);
            fate = now;
        }
    }

    /** Every frame that carried the packet. */
    List<FrameRef> carriers() {
        return fragments.isEmpty() ? List.of(frame) : fragments;
    }

    /** In the order of the capture. */
    @Override
    public int compareTo(FrameStamp other) {
        int byTime = Long.compare(orderNanos, other.orderNanos);
        return byTime != 0 ? byTime : frame.compareTo(other.frame);
    }
}
