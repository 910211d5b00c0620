package io.siptrail.trace;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import java.nio.ByteBuffer;

/** An IP packet with a UDP datagram in it, made for a message that came without one. Checksums are not filled in. */
final class RawPacket {

    /** LINKTYPE_RAW: the packet begins with its IP header. */
    static final int LINK_TYPE = 101;

    private static final int UDP = 17;
    private static final int HOPS = 64;
    private static final int UDP_HEADER = 8;

    private RawPacket() {}

    /** {@code identification}: IP identification, 0 for none. */
    static ByteBuffer of(Endpoint source, Endpoint destination, int identification, byte[] payload) {
        boolean four = source.address().version() == 4 && destination.address().version() == 4;
        int length = UDP_HEADER + payload.length;
        ByteBuffer packet = ByteBuffer.allocate((four ? 20 : 40) + length);
        if (four) {
            packet.putShort((short) 0x4500).putShort((short) (20 + length));
            packet.putShort((short) identification).putShort((short) 0x4000);
            packet.put((byte) HOPS).put((byte) UDP).putShort((short) 0);
            packet.putInt((int) source.address().low())
                    .putInt((int) destination.address().low());
        } else {
            packet.putInt(6 << 28).putShort((short) length).put((byte) UDP).put((byte) HOPS);
            six(source.address(), packet);
            six(destination.address(), packet);
        }
        packet.putShort((short) source.port()).putShort((short) destination.port());
        packet.putShort((short) length).putShort((short) 0);
        return packet.put(payload);
    }

    /** An IPv4 address in the form of RFC 4291 §2.5.5.2. */
    private static void six(IpAddress address, ByteBuffer packet) {
        packet.putLong(address.high());
        packet.putLong(address.version() == 6 ? address.low() : 0xffff_0000_0000L | address.low());
    }
}
