package io.siptrail.stream;

import io.siptrail.capture.Frame;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Datagram;
import io.siptrail.net.Fate;
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

    /** The frames of the fragments that carried the segment; empty when it came whole. */
    final List<FrameRef> fragments;

    /** What it counts as so far. */
    Fate fate = Fate.NOT_SIP;

    /** Messages that it completed so far. */
    int messages;

    FrameStamp(TcpSegment segment) {
        Datagram packet = segment.payload();
        Frame carrier = packet.frame();
        this.frame = carrier.ref();
        this.orderNanos = carrier.orderNanos();
        this.timeNanos = carrier.timestampNanos();
        this.identification = packet.identification();
        this.hops = packet.hops();
        this.captureInterface = packet.captureInterface();
        this.frames = segment.frames();
        this.fragments = packet.fragments();
    }

    /** In the order of the capture. */
    @Override
    public int compareTo(FrameStamp other) {
        int byTime = Long.compare(orderNanos, other.orderNanos);
        return byTime != 0 ? byTime : frame.compareTo(other.frame);
    }
}
