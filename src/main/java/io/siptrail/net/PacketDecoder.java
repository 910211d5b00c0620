package io.siptrail.net;

import io.siptrail.capture.Frame;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames apart down to their transport payload and keeps the account of what became of each. Nothing is allocated
 * for a frame that is neither a fragment nor SIP. Checksums are not looked at: offload makes them wrong in honest
 * captures. Not thread-safe.
 *
 * <pre>
 *  frame -> link layer -> (VLAN | PPPoE | MPLS)* -> IP -> (GRE | IP in IP | VXLAN -> ...)* -> UDP, TCP, SCTP -> handler
 *                                                   |  ^
 *                                                   v  | whole again
 *                                                 fragments
 * </pre>
 */
public final class PacketDecoder {

    private final FrameTally tally;
    private final EndpointTable endpoints;
    private final LinkLayer link;
    private @Nullable Datagram datagram;

    /** A decoder that hands every UDP datagram, TCP segment and SCTP packet to the handler. */
    public PacketDecoder(NetLimits limits, PacketHandler handler) {
        this(limits, handler, new FrameTally());
    }

    /** A decoder that keeps its account where the handler can correct it. */
    public PacketDecoder(NetLimits limits, PacketHandler handler, FrameTally tally) {
        this.tally = tally;
        this.endpoints = new EndpointTable(limits.endpoints());
        this.link = new LinkLayer(limits, new IpLayer(limits, handler, tally));
    }

    /** Decodes one frame, in the order of the capture. */
    public void decode(Frame frame) {
        Datagram current = view(frame);
        tally.read();
        ByteBuffer data = frame.data();
        current.captureInterface = frame.interfaceId();
        Fate fate = link.decode(current, data, frame.offset(), frame.offset() + frame.length());
        if (fate != null) {
            tally.settle(fate, 1);
        }
    }

    /** Settles the frames that still waited for the rest of their datagram. */
    public void finish() {
        link.finish();
    }

    /** The account so far; its sum holds after {@link #finish()}. */
    public FrameTally tally() {
        return tally;
    }

    private Datagram view(Frame frame) {
        Datagram current = datagram;
        if (current == null) {
            current = new Datagram(endpoints, frame);
            datagram = current;
        }
        current.frame = frame;
        current.fragments = List.of();
        return current;
    }
}
