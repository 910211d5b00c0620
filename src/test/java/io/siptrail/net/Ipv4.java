package io.siptrail.net;

import static io.siptrail.net.Packets.bytes;
import static io.siptrail.net.Packets.join;
import static io.siptrail.net.Packets.u16;

/** Builds IPv4 packets (RFC 791 §3.1), by default UDP from 192.0.2.1 to 192.0.2.2. */
final class Ipv4 {

    private int protocol = 17;
    private int identification = 0x1d;
    private int place;
    private boolean more;
    private byte[] options = {};
    private int total = -1;
    private byte[] from = bytes(192, 0, 2, 1);
    private byte[] to = bytes(192, 0, 2, 2);

    /** The packet with everything as it is by default. */
    static byte[] of(byte[] payload) {
        return new Ipv4().carrying(payload);
    }

    /** A tunnel's outer packet, from 198.51.100.1 to 198.51.100.2. */
    static byte[] tunnel(int protocol, byte[] payload) {
        return new Ipv4()
                .between(bytes(198, 51, 100, 1), bytes(198, 51, 100, 2))
                .protocol(protocol)
                .carrying(payload);
    }

    Ipv4 between(byte[] sender, byte[] receiver) {
        from = sender;
        to = receiver;
        return this;
    }

    Ipv4 protocol(int number) {
        protocol = number;
        return this;
    }

    Ipv4 identification(int value) {
        identification = value;
        return this;
    }

    /** {@code at} in bytes. */
    Ipv4 fragment(int at, boolean moreFollow) {
        place = at;
        more = moreFollow;
        return this;
    }

    /** A multiple of four bytes. */
    Ipv4 options(byte[] some) {
        options = some;
        return this;
    }

    /** What the total length field says, right or wrong. */
    Ipv4 saying(int length) {
        total = length;
        return this;
    }

    byte[] carrying(byte[] payload) {
        int header = 20 + options.length;
        return join(
                join(bytes(0x40 | header / 4, 0), u16(total < 0 ? header + payload.length : total)),
                join(u16(identification), u16(place / 8 | (more ? 0x2000 : 0)), bytes(63, protocol)),
                join(u16(Packets.WRONG_CHECKSUM), from, to, options, payload));
    }
}
