package io.siptrail.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200 §4) down to the transport, through the tunnels that carry
 * IP or Ethernet inside IP.
 */
final class IpLayer {

    private static final int HOP_BY_HOP = 0;
    private static final int ICMP = 1;
    private static final int IPV4 = 4;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int IPV6 = 41;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int GRE = 47;
    private static final int ESP = 50;
    private static final int AUTHENTICATION = 51;
    private static final int ICMPV6 = 58;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int SCTP = 132;
    private static final int MOBILITY = 135;
    private static final int HIP = 139;
    private static final int SHIM6 = 140;
    private static final int VXLAN_PORT = 4789;

    private final NetLimits limits;
    private final PacketHandler handler;
    private final FragmentReassembler fragments;
    private final IcmpLayer icmp;
    private final SctpLayer sctp;
    private @Nullable TcpSegment segment;
    private @Nullable LinkLayer tunnelled;

    /** How many frames carry the packet in hand: one, or as many as its datagram had fragments. */
    private int frames = 1;

    IpLayer(NetLimits limits, PacketHandler handler, FrameTally tally) {
        this.limits = limits;
        this.handler = handler;
        this.icmp = new IcmpLayer(handler);
        this.sctp = new SctpLayer(handler);
        this.fragments = new FragmentReassembler(limits, tally, handler);
    }

    void tunnelsTo(LinkLayer link) {
        this.tunnelled = link;
    }

    void begin() {
        frames = 1;
    }

    void finish() {
        fragments.finish();
    }

    @Nullable
    Fate decode(Datagram to, ByteBuffer data, int at, int end, int depth) {
        if (depth >= limits.depth()) {
            return Fate.TOO_DEEP;
        }
        if (end - at < 1) {
            return Fate.CUT_HEADERS;
        }
        int version = data.get(at) >> 4 & 0xf;
        return version == 4
                ? ipv4(to, data, at, end, depth)
                : version == 6 ? ipv6(to, data, at, end, depth) : Fate.BAD_HEADER;
    }

    private @Nullable Fate ipv4(Datagram to, ByteBuffer data, int at, int end, int depth) {
        int available = end - at;
        int header = (data.get(at) & 0xf) * 4;
        if (available < 20 || available < header) {
            return Fate.CUT_HEADERS;
        }
        int total = u16(data, at + 2);
        // Segmentation offload leaves 0 here for what the card will cut into pieces.
        int whole = total == 0 ? available : total;
        if (header < 20 || whole < header) {
            return Fate.BAD_HEADER;
        }
        to.ipVersion = 4;
        to.identification = u16(data, at + 4);
        to.hops = data.get(at + 8) & 0xff;
        to.sourceHigh = 0;
        to.sourceLow = data.getInt(at + 12) & 0xffffffffL;
        to.destinationHigh = 0;
        to.destinationLow = data.getInt(at + 16) & 0xffffffffL;
        int protocol = data.get(at + 9) & 0xff;
        int flags = u16(data, at + 6);
        boolean cut = total == 0 ? cutByCapture(to) : whole > available;
        to.lost = total == 0 ? lostByCapture(to) : Math.max(0, whole - available);
        int last = at + Math.min(whole, available);
        if ((flags & 0x3fff) == 0) {
            return payload(to, data, protocol, at + header, last, cut, depth);
        }
        int place = (flags & 0x1fff) * 8;
        boolean more = (flags & 0x2000) != 0;
        return fragment(to, data, protocol, at + header, last, cut, place, more, depth);
    }

    private @Nullable Fate ipv6(Datagram to, ByteBuffer data, int at, int end, int depth) {
        if (end - at < 40) {
            return Fate.CUT_HEADERS;
        }
        to.ipVersion = 6;
        to.identification = 0;
        to.hops = data.get(at + 7) & 0xff;
        to.sourceHigh = data.getLong(at + 8);
        to.sourceLow = data.getLong(at + 16);
        to.destinationHigh = data.getLong(at + 24);
        to.destinationLow = data.getLong(at + 32);
        int length = u16(data, at + 4);
        int available = end - at - 40;
        // A jumbogram or an offloaded segment says 0 (RFC 2675 §3).
        int whole = length == 0 ? available : length;
        int last = at + 40 + Math.min(whole, available);
        boolean cut = length == 0 ? cutByCapture(to) : whole > available;
        to.lost = length == 0 ? lostByCapture(to) : Math.max(0, whole - available);
        return payload(to, data, data.get(at + 6) & 0xff, at + 40, last, cut, depth);
    }

    /** What tells a cut packet whose IP header does not say its length; a reassembled one is never cut. */
    private boolean cutByCapture(Datagram to) {
        return frames == 1 && to.frame().originalLength() > to.frame().length();
    }

    private int lostByCapture(Datagram to) {
        return cutByCapture(to) ? to.frame().originalLength() - to.frame().length() : 0;
    }

    private @Nullable Fate payload(
            Datagram to, ByteBuffer data, int protocol, int at, int end, boolean cut, int depth) {
        return switch (protocol) {
            case UDP -> udp(to, data, at, end, cut, depth);
            case TCP -> tcp(to, data, at, end, cut);
            case SCTP -> sctp.decode(to, data, at, end, cut, frames);
            case ICMP -> icmp.decode(to, data, at, end, 4);
            case ICMPV6 -> icmp.decode(to, data, at, end, 6);
            case IPV4, IPV6 -> decode(to, data, at, end, depth + 1);
            case GRE -> gre(to, data, at, end, depth + 1);
            case ESP -> Fate.ENCRYPTED;
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS, MOBILITY, HIP, SHIM6 ->
                extension(to, data, protocol, at, end, cut, depth + 1);
            default -> Fate.NOT_SIP;
        };
    }

    /** RFC 8200 §4.2 to §4.6 and RFC 4302 §2.2, whose length counts words of four bytes. */
    private @Nullable Fate extension(
            Datagram to, ByteBuffer data, int header, int at, int end, boolean cut, int depth) {
        if (depth >= limits.depth()) {
            return Fate.TOO_DEEP;
        }
        if (end - at < 8) {
            return cut ? Fate.CUT_HEADERS : Fate.BAD_HEADER;
        }
        int next = data.get(at) & 0xff;
        if (header == FRAGMENT) {
            return ipv6Fragment(to, data, next, at, end, cut, depth);
        }
        int units = data.get(at + 1) & 0xff;
        int length = header == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
        if (end - at < length) {
            return cut ? Fate.CUT_HEADERS : Fate.BAD_HEADER;
        }
        return payload(to, data, next, at + length, end, cut, depth);
    }

    private @Nullable Fate ipv6Fragment(
            Datagram to, ByteBuffer data, int next, int at, int end, boolean cut, int depth) {
        int place = u16(data, at + 2) & 0xfff8;
        boolean more = (data.get(at + 3) & 1) == 1;
        to.identification = data.getInt(at + 4);
        // RFC 6946: an atomic fragment is a whole datagram.
        return place == 0 && !more
                ? payload(to, data, next, at + 8, end, cut, depth)
                : fragment(to, data, next, at + 8, end, cut, place, more, depth);
    }

    private @Nullable Fate fragment(
            Datagram to,
            ByteBuffer data,
            int protocol,
            int at,
            int end,
            boolean cut,
            int place,
            boolean more,
            int depth) {
        if (more && (end - at) % 8 != 0 && !cut) {
            return Fate.BAD_HEADER;
        }
        ReassembledDatagram whole = fragments.add(to, data, protocol, at, end, cut, place, more, frames);
        if (whole == null) {
            return null;
        }
        if (whole.settled() != null) {
            return whole.settled();
        }
        frames = whole.frames();
        to.fragments = whole.carriers();
        to.lost = 0;
        Fate fate = payload(to, fragments.buffer(), whole.protocol(), 0, whole.length(), false, depth + 1);
        if (fate != null) {
            fragments.settle(whole, fate);
        }
        return null;
    }

    /** RFC 2784 §2 and RFC 2890 §2: optional fields by flag, then what the EtherType says; ERSPAN adds a header of its own. */
    private @Nullable Fate gre(Datagram to, ByteBuffer data, int at, int end, int depth) {
        LinkLayer inner = tunnelled;
        if (end - at < 4 || inner == null) {
            return Fate.CUT_HEADERS;
        }
        int flags = u16(data, at);
        if ((flags & 7) != 0) {
            return Fate.NOT_SIP;
        }
        boolean sequenced = (flags & 0x1000) != 0;
        int header = 4 + ((flags & 0x8000) != 0 ? 4 : 0) + ((flags & 0x2000) != 0 ? 4 : 0) + (sequenced ? 4 : 0);
        int type = u16(data, at + 2);
        return switch (type) {
            case 0x6558 -> inner.ethernet(to, data, at + header, end, depth);
            case 0x88be -> inner.ethernet(to, data, at + header + (sequenced ? 8 : 0), end, depth);
            case 0x22eb -> inner.ethernet(to, data, at + header + erspan3(data, at + header, end), end, depth);
            default -> inner.etherType(to, data, type, at + header, end, depth);
        };
    }

    /** ERSPAN type III: twelve bytes, and eight more when the lowest bit says so. */
    private static int erspan3(ByteBuffer data, int at, int end) {
        return end - at >= 12 && (data.get(at + 11) & 1) == 1 ? 20 : 12;
    }

    private @Nullable Fate udp(Datagram to, ByteBuffer data, int at, int end, boolean cut, int depth) {
        int available = end - at - 8;
        if (available < 0) {
            return cut ? Fate.CUT_HEADERS : Fate.BAD_HEADER;
        }
        int said = u16(data, at + 4);
        if (said != 0 && said < 8) {
            return Fate.BAD_HEADER;
        }
        int length = said == 0 ? available : Math.min(said - 8, available);
        to.sourcePort = u16(data, at);
        to.destinationPort = u16(data, at + 2);
        if (to.destinationPort == VXLAN_PORT && isVxlan(data, at + 8, length)) {
            return captured(to, data, at + 16, at + 8 + length, depth + 1);
        }
        int inner = tunnelled(to, data, at + 8, length);
        if (inner != UdpTunnels.NONE) {
            return to.destinationPort == UdpTunnels.GTP_PORT
                    ? decode(to, data, inner, at + 8 + length, depth + 1)
                    : captured(to, data, inner, at + 8 + length, depth + 1);
        }
        boolean cutShort = said == 0 ? cut : said - 8 > available;
        if (maybeSctp(to) && SctpLayer.isEncapsulated(data, at + 8, at + 8 + length, cutShort)) {
            return sctp.decode(to, data, at + 8, at + 8 + length, cutShort, frames);
        }
        to.point(data, Transport.UDP, at + 8, length, cutShort);
        return handler.datagram(to);
    }

    private static boolean maybeSctp(Datagram to) {
        return to.destinationPort == SctpLayer.ENCAPSULATION_PORT || to.sourcePort == SctpLayer.ENCAPSULATION_PORT;
    }

    private static int tunnelled(Datagram to, ByteBuffer data, int at, int length) {
        return switch (to.destinationPort) {
            case UdpTunnels.GTP_PORT -> UdpTunnels.gtp(data, at, length);
            case UdpTunnels.TZSP_PORT -> UdpTunnels.tzsp(data, at, length);
            default -> UdpTunnels.NONE;
        };
    }

    private @Nullable Fate captured(Datagram to, ByteBuffer data, int at, int end, int depth) {
        LinkLayer inner = tunnelled;
        return inner == null ? Fate.NOT_SIP : inner.ethernet(to, data, at, end, depth);
    }

    /** RFC 7348 §5: a flag byte of 8, and zeros in the reserved fields. */
    private static boolean isVxlan(ByteBuffer data, int at, int length) {
        return length >= 8 && data.getInt(at) == 0x08000000 && data.get(at + 7) == 0;
    }

    private Fate tcp(Datagram to, ByteBuffer data, int at, int end, boolean cut) {
        if (end - at < 20) {
            return cut ? Fate.CUT_HEADERS : Fate.BAD_HEADER;
        }
        int header = (data.get(at + 12) >> 4 & 0xf) * 4;
        if (header < 20) {
            return Fate.BAD_HEADER;
        }
        if (end - at < header) {
            return cut ? Fate.CUT_HEADERS : Fate.BAD_HEADER;
        }
        to.sourcePort = u16(data, at);
        to.destinationPort = u16(data, at + 2);
        to.point(data, Transport.TCP, at + header, end - at - header, cut);
        TcpSegment current = view(to);
        current.sequence = data.getInt(at + 4);
        current.acknowledgement = data.getInt(at + 8);
        current.flags = data.get(at + 13) & 0xff;
        current.frames = frames;
        return handler.segment(current);
    }

    private TcpSegment view(Datagram to) {
        TcpSegment current = segment;
        if (current == null) {
            current = new TcpSegment(to);
            segment = current;
        }
        return current;
    }

    private static int u16(ByteBuffer data, int at) {
        return data.getShort(at) & 0xffff;
    }
}
