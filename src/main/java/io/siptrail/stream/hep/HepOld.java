package io.siptrail.stream.hep;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * HEP versions 1 and 2: version, length of the headers, address family, protocol, ports, addresses; version 2 then has a
 * time in seconds and microseconds and the number of the agent, in the byte order of the machine that sent it.
 */
final class HepOld {

    static final int SHORTEST = 17;

    private static final int HEADER = 8;
    private static final int TIME = 12;
    private static final int MICROS_IN_A_SECOND = 1_000_000;

    private HepOld() {}

    /** Version, a length that fits, a family and a protocol of those there are. */
    static boolean mayBegin(ByteBuffer data, int offset) {
        int version = data.get(offset);
        int length = data.get(offset + 1);
        int protocol = data.get(offset + 3) & 0xff;
        int addresses = addresses(data.get(offset + 2));
        boolean lengthFits = length == HEADER + addresses || length == HEADER + addresses + TIME;
        return (version == 1 || version == 2)
                && addresses > 0
                && lengthFits
                && (protocol == 6 || protocol == 17 || protocol == 132);
    }

    /** Bytes of both addresses; AF_INET is 2 everywhere, AF_INET6 has several numbers. */
    private static int addresses(int family) {
        return switch (family) {
            case 2 -> 8;
            case 10, 23, 24, 28, 30 -> 32;
            default -> 0;
        };
    }

    static Optional<HepPacket> read(ByteBuffer data, int offset, int length) {
        int addresses = addresses(data.get(offset + 2));
        boolean timed = data.get(offset) == 2;
        int header = HEADER + addresses + (timed ? TIME : 0);
        if (length <= header) {
            return Optional.empty();
        }
        int at = offset + HEADER;
        int timeAt = at + addresses;
        Endpoint source = new Endpoint(address(data, at, addresses), data.getShort(offset + 4) & 0xffff);
        Endpoint destination =
                new Endpoint(address(data, at + addresses / 2, addresses), data.getShort(offset + 6) & 0xffff);
        return Optional.of(new HepPacket(
                source,
                destination,
                HepPacket.transport(data.get(offset + 3) & 0xff),
                timed ? nanos(data.getInt(timeAt), data.getInt(timeAt + 4)) : 0,
                timed ? data.getShort(timeAt + 8) & 0xffff : 0,
                offset + header,
                length - header));
    }

    private static IpAddress address(ByteBuffer data, int at, int addresses) {
        return addresses == 8
                ? new IpAddress(4, 0, data.getInt(at) & 0xffffffffL)
                : new IpAddress(6, data.getLong(at), data.getLong(at + 8));
    }

    /** Microseconds are fewer than a million in one byte order only, but for few; little-endian where both may be. */
    private static long nanos(int seconds, int micros) {
        int turned = Integer.reverseBytes(micros);
        boolean little = turned >= 0 && turned < MICROS_IN_A_SECOND;
        long whole = (little ? Integer.reverseBytes(seconds) : seconds) & 0xffffffffL;
        long rest = little ? turned : Math.floorMod(micros, MICROS_IN_A_SECOND);
        return (whole * MICROS_IN_A_SECOND + rest) * 1_000;
    }
}
