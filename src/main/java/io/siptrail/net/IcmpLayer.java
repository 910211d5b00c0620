package io.siptrail.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * ICMP and ICMPv6 errors down to the ports and the first bytes of the datagram that they quote (RFC 792, RFC 4443 §3). The
 * quoted lengths say nothing about the frame: quotes are cut by design.
 */
final class IcmpLayer {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int FRAGMENT = 44;
    private static final int SCTP = 132;
    private static final int IPV6_HEADER = 40;
    private static final int ERROR_HEADER = 8;
    private static final int UDP_HEADER = 8;
    private static final int DATA_HEADER = 16;

    private final PacketHandler handler;
    private @Nullable IcmpError error;

    IcmpLayer(PacketHandler handler) {
        this.handler = handler;
    }

    Fate decode(Datagram to, ByteBuffer data, int at, int end, int version) {
        if (end - at < ERROR_HEADER || !IcmpError.isError(version, data.get(at) & 0xff) || to.ipVersion != version) {
            return Fate.NOT_SIP;
        }
        IcmpError current = view(to);
        current.version = version;
        current.type = data.get(at) & 0xff;
        current.code = data.get(at + 1) & 0xff;
        current.hops = to.hops;
        current.reporterHigh = to.sourceHigh;
        current.reporterLow = to.sourceLow;
        current.receiverHigh = to.destinationHigh;
        current.receiverLow = to.destinationLow;
        if (quote(to, data, at + ERROR_HEADER, end, version)) {
            handler.icmpError(current);
        }
        return Fate.NOT_SIP;
    }

    private IcmpError view(Datagram to) {
        IcmpError current = error;
        if (current == null) {
            current = new IcmpError(to);
            error = current;
        }
        return current;
    }

    private static boolean quote(Datagram to, ByteBuffer data, int at, int end, int version) {
        if (end - at < 1 || (data.get(at) >> 4 & 0xf) != version) {
            return false;
        }
        return version == 4 ? ipv4(to, data, at, end) : ipv6(to, data, at, end);
    }

    private static boolean ipv4(Datagram to, ByteBuffer data, int at, int end) {
        int header = (data.get(at) & 0xf) * 4;
        if (header < 20 || end - at < header || (data.getShort(at + 6) & 0x1fff) != 0) {
            return false;
        }
        to.identification = data.getShort(at + 4) & 0xffff;
        to.sourceHigh = 0;
        to.sourceLow = data.getInt(at + 12) & 0xffffffffL;
        to.destinationHigh = 0;
        to.destinationLow = data.getInt(at + 16) & 0xffffffffL;
        return transport(to, data, data.get(at + 9) & 0xff, at + header, end);
    }

    /** Of the extension headers only that of a first fragment: others do not stand before SIP. */
    private static boolean ipv6(Datagram to, ByteBuffer data, int at, int end) {
        if (end - at < IPV6_HEADER) {
            return false;
        }
        to.identification = 0;
        to.sourceHigh = data.getLong(at + 8);
        to.sourceLow = data.getLong(at + 16);
        to.destinationHigh = data.getLong(at + 24);
        to.destinationLow = data.getLong(at + 32);
        int next = data.get(at + 6) & 0xff;
        int body = at + IPV6_HEADER;
        if (next != FRAGMENT) {
            return transport(to, data, next, body, end);
        }
        boolean first = end - body >= 8 && (data.getShort(body + 2) & 0xfff8) == 0;
        return first && transport(to, data, data.get(body) & 0xff, body + 8, end);
    }

    private static boolean transport(Datagram to, ByteBuffer data, int protocol, int at, int end) {
        if ((protocol != UDP && protocol != TCP && protocol != SCTP) || end - at < 4) {
            return false;
        }
        if (protocol == UDP && isSctp(data, at, end)) {
            return transport(to, data, SCTP, at + UDP_HEADER, end);
        }
        to.transport = protocol == UDP ? Transport.UDP : protocol == TCP ? Transport.TCP : Transport.SCTP;
        to.sourcePort = data.getShort(at) & 0xffff;
        to.destinationPort = data.getShort(at + 2) & 0xffff;
        to.data = data;
        to.offset = Math.min(end, at + Math.max(UDP_HEADER, header(data, protocol, at, end)));
        to.length = end - to.offset;
        to.cut = true;
        return true;
    }

    /** Bytes before the user's, as far as they are quoted: of SCTP with the header of a first DATA chunk. */
    private static int header(ByteBuffer data, int protocol, int at, int end) {
        if (protocol == SCTP) {
            boolean carries = end - at > SctpLayer.HEADER && data.get(at + SctpLayer.HEADER) == SctpChunks.DATA;
            return carries ? SctpLayer.HEADER + DATA_HEADER : SctpLayer.HEADER;
        }
        return protocol == UDP || end - at < 13 ? UDP_HEADER : (data.get(at + 12) >> 4 & 0xf) * 4;
    }

    private static boolean isSctp(ByteBuffer data, int at, int end) {
        boolean port = (data.getShort(at) & 0xffff) == SctpLayer.ENCAPSULATION_PORT
                || (data.getShort(at + 2) & 0xffff) == SctpLayer.ENCAPSULATION_PORT;
        return port && SctpLayer.isEncapsulated(data, at + UDP_HEADER, end, true);
    }
}
