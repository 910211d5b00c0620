package io.siptrail.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the IP packet under a link header. Link types are the LINKTYPE_ values of the tcpdump group's registry, together
 * with the DLT_ values that some systems write in their place.
 */
final class LinkLayer {

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_QINQ = 0x88a8;
    private static final int ETHERTYPE_QINQ_OLD = 0x9100;
    private static final int ETHERTYPE_QINQ_OLDER = 0x9200;
    private static final int ETHERTYPE_PPPOE_SESSION = 0x8864;
    private static final int ETHERTYPE_MPLS = 0x8847;
    private static final int ETHERTYPE_MPLS_MULTICAST = 0x8848;
    private static final int LARGEST_802_3_LENGTH = 1500;
    /** DSAP, SSAP, control and the organisation code under which EtherTypes stand. */
    private static final long SNAP_OF_ETHERTYPES = 0xaaaa03000000L;

    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;

    private final NetLimits limits;
    private final IpLayer ip;

    LinkLayer(NetLimits limits, IpLayer ip) {
        this.limits = limits;
        this.ip = ip;
        ip.tunnelsTo(this);
    }

    /** The fate of the frame, or null while it waits for other fragments. */
    @Nullable
    Fate decode(Datagram to, ByteBuffer data, int at, int end) {
        ip.begin();
        return switch (to.frame().linkType()) {
            case 1 -> ethernet(to, data, at, end, 0);
            case 12, 14, 101, 228, 229 -> ip.decode(to, data, at, end, 0);
            case 113 -> linuxCooked(to, data, at, end);
            case 276 -> linuxCooked2(to, data, at, end);
            case 0, 108 -> loopback(to, data, at, end);
            case 9 -> ppp(to, data, at, end);
            case 50, 51 -> pppHdlc(to, data, at, end);
            case 104 -> ciscoHdlc(to, data, at, end);
            case 105 -> wireless(to, data, WirelessFrame.payload(data, at, end, false), end);
            case 127 -> wireless(to, data, WirelessFrame.underRadiotap(data, at, end), end);
            case 197 -> erf(to, data, at, end);
            default -> Fate.LINK_TYPE;
        };
    }

    void finish() {
        ip.finish();
    }

    @Nullable
    Fate ethernet(Datagram to, ByteBuffer data, int at, int end, int depth) {
        if (end - at < 14) {
            return Fate.CUT_HEADERS;
        }
        return etherType(to, data, u16(data, at + 12), at + 14, end, depth);
    }

    /** The payload that an EtherType names; anything but IP and what may hold it is no SIP. */
    @Nullable
    Fate etherType(Datagram to, ByteBuffer data, int type, int at, int end, int depth) {
        if (type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6) {
            return ip.decode(to, data, at, end, depth);
        }
        if (depth >= limits.depth()) {
            return Fate.TOO_DEEP;
        }
        return switch (type) {
            case ETHERTYPE_VLAN, ETHERTYPE_QINQ, ETHERTYPE_QINQ_OLD, ETHERTYPE_QINQ_OLDER ->
                vlan(to, data, at, end, depth);
            case ETHERTYPE_PPPOE_SESSION -> pppoe(to, data, at, end, depth);
            case ETHERTYPE_MPLS, ETHERTYPE_MPLS_MULTICAST -> mpls(to, data, at, end, depth);
            default -> type <= LARGEST_802_3_LENGTH ? snap(to, data, at, end, depth) : Fate.NOT_SIP;
        };
    }

    private @Nullable Fate vlan(Datagram to, ByteBuffer data, int at, int end, int depth) {
        return end - at < 4 ? Fate.CUT_HEADERS : etherType(to, data, u16(data, at + 2), at + 4, end, depth + 1);
    }

    /** IEEE 802.2 with a SNAP header that carries an EtherType; other LLC protocols are no IP. */
    private @Nullable Fate snap(Datagram to, ByteBuffer data, int at, int end, int depth) {
        for (int i = 0; i < 6 && at + i < end; i++) {
            if ((data.get(at + i) & 0xff) != (SNAP_OF_ETHERTYPES >>> (40 - 8 * i) & 0xff)) {
                return Fate.NOT_SIP;
            }
        }
        return end - at < 8 ? Fate.CUT_HEADERS : etherType(to, data, u16(data, at + 6), at + 8, end, depth + 1);
    }

    /** RFC 2516 §4: six bytes of PPPoE, then a PPP protocol number. */
    private @Nullable Fate pppoe(Datagram to, ByteBuffer data, int at, int end, int depth) {
        return end - at < 8 ? Fate.CUT_HEADERS : pppProtocol(to, data, at + 6, end, depth + 1);
    }

    private @Nullable Fate ppp(Datagram to, ByteBuffer data, int at, int end) {
        boolean framed = end - at >= 2 && u16(data, at) == 0xff03;
        return pppProtocol(to, data, framed ? at + 2 : at, end, 0);
    }

    /** LINKTYPE_PPP_HDLC and LINKTYPE_PPP_ETHER: the first byte tells PPP, Cisco's framing and PPPoE apart. */
    private @Nullable Fate pppHdlc(Datagram to, ByteBuffer data, int at, int end) {
        int first = end > at ? data.get(at) & 0xff : 0;
        return switch (first) {
            case 0x11 -> pppoe(to, data, at, end, 0);
            case 0x0f, 0x8f -> ciscoHdlc(to, data, at, end);
            default -> ppp(to, data, at, end);
        };
    }

    /** RFC 1661 §2 and §6.5: a protocol of two bytes, or of one when its lowest bit is set. */
    private @Nullable Fate pppProtocol(Datagram to, ByteBuffer data, int at, int end, int depth) {
        if (end - at < 2) {
            return Fate.CUT_HEADERS;
        }
        boolean compressed = (data.get(at) & 1) == 1;
        int protocol = compressed ? data.get(at) & 0xff : u16(data, at);
        return protocol == PPP_IPV4 || protocol == PPP_IPV6
                ? ip.decode(to, data, at + (compressed ? 1 : 2), end, depth)
                : Fate.NOT_SIP;
    }

    private @Nullable Fate ciscoHdlc(Datagram to, ByteBuffer data, int at, int end) {
        return end - at < 4 ? Fate.CUT_HEADERS : etherType(to, data, u16(data, at + 2), at + 4, end, 0);
    }

    /** RFC 3032 §2.1: labels down to the bottom of the stack; what is below shows itself by its first four bits. */
    private @Nullable Fate mpls(Datagram to, ByteBuffer data, int at, int end, int depth) {
        int label = at;
        for (int layer = depth; layer < limits.depth(); layer++) {
            if (end - label < 5) {
                return Fate.CUT_HEADERS;
            }
            boolean bottom = (data.get(label + 2) & 1) == 1;
            label += 4;
            if (bottom) {
                return underLabels(to, data, label, end, layer + 1);
            }
        }
        return Fate.TOO_DEEP;
    }

    private @Nullable Fate underLabels(Datagram to, ByteBuffer data, int at, int end, int depth) {
        int nibble = data.get(at) >> 4 & 0xf;
        if (nibble == 4 || nibble == 6) {
            return ip.decode(to, data, at, end, depth);
        }
        boolean controlWord = nibble == 0;
        return controlWord ? ethernet(to, data, at + 4, end, depth) : Fate.NOT_SIP;
    }

    private @Nullable Fate wireless(Datagram to, ByteBuffer data, int at, int end) {
        return switch (at) {
            case WirelessFrame.NONE -> Fate.NOT_SIP;
            case WirelessFrame.CUT -> Fate.CUT_HEADERS;
            default -> snap(to, data, at, end, 0);
        };
    }

    /** LINKTYPE_ERF: sixteen bytes, extension headers of eight while their first bit says so, and for Ethernet two of padding. */
    private @Nullable Fate erf(Datagram to, ByteBuffer data, int at, int end) {
        if (end - at < 16) {
            return Fate.CUT_HEADERS;
        }
        int frame = at + 16;
        boolean more = data.get(at + 8) < 0;
        while (more && end - frame >= 8) {
            more = data.get(frame) < 0;
            frame += 8;
        }
        return switch (data.get(at + 8) & 0x7f) {
            case 2, 11, 16, 20 -> ethernet(to, data, frame + 2, end, 0);
            case 22, 23 -> ip.decode(to, data, frame, end, 0);
            default -> Fate.NOT_SIP;
        };
    }

    private @Nullable Fate linuxCooked(Datagram to, ByteBuffer data, int at, int end) {
        return end - at < 16 ? Fate.CUT_HEADERS : etherType(to, data, u16(data, at + 14), at + 16, end, 0);
    }

    /** LINKTYPE_LINUX_SLL2: the protocol first, and the index of the interface, which tells two sightings apart. */
    private @Nullable Fate linuxCooked2(Datagram to, ByteBuffer data, int at, int end) {
        if (end - at < 20) {
            return Fate.CUT_HEADERS;
        }
        to.captureInterface = data.getInt(at + 4);
        return etherType(to, data, u16(data, at), at + 20, end, 0);
    }

    /** An address family in the byte order of the machine that captured: 2 everywhere, and three numbers for IPv6. */
    private @Nullable Fate loopback(Datagram to, ByteBuffer data, int at, int end) {
        if (end - at < 4) {
            return Fate.CUT_HEADERS;
        }
        int raw = data.getInt(at);
        int family = (raw & 0xffff0000) == 0 ? raw : Integer.reverseBytes(raw);
        return switch (family) {
            case 2, 10, 23, 24, 28, 30 -> ip.decode(to, data, at + 4, end, 0);
            default -> Fate.NOT_SIP;
        };
    }

    private static int u16(ByteBuffer data, int at) {
        return data.getShort(at) & 0xffff;
    }
}
