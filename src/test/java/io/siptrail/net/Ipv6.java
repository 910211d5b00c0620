package io.siptrail.net;

import static io.siptrail.net.Packets.bytes;
import static io.siptrail.net.Packets.fragmentHeader;
import static io.siptrail.net.Packets.join;
import static io.siptrail.net.Packets.u16;
import static io.siptrail.net.Packets.u32;

/** Builds IPv6 packets (RFC 8200 §3) from 2001:db8::1 to 2001:db8::2. */
final class Ipv6 {

    private Ipv6() {}

    static byte[] of(int next, byte[] payload) {
        return saying(payload.length, next, payload);
    }

    /** A packet whose payload length field says something of its own. */
    static byte[] saying(int length, int next, byte[] payload) {
        return join(u32(0x6000_0000L), u16(length), bytes(next, 62), address(1), address(2), payload);
    }

    static byte[] fragment(long identification, int place, boolean more, byte[] payload) {
        return of(44, fragmentHeader(17, identification, place, more, payload));
    }

    private static byte[] address(int last) {
        return join(bytes(0x20, 1, 0xd, 0xb8), new byte[11], bytes(last));
    }
}
