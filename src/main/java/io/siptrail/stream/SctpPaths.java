package io.siptrail.stream;

import io.siptrail.net.IpAddress;
import io.siptrail.net.SctpChunks;
import io.siptrail.net.SctpPacket;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** The addresses of an association: those of its packets, and those that its ends told each other (RFC 9260 §3.3.2.1). */
final class SctpPaths {

    private static final int MOST = 32;
    private static final int FIXED = 16;
    private static final int IPV4 = 5;
    private static final int IPV6 = 6;

    private final Set<IpAddress> addresses = new HashSet<>(4);

    /** Whether one of a packet's addresses is among them. */
    boolean has(SctpPacket packet) {
        return addresses.contains(packet.payload().source().address())
                || addresses.contains(packet.payload().destination().address());
    }

    void add(SctpPacket packet) {
        add(packet.payload().source().address());
        add(packet.payload().destination().address());
    }

    private void add(IpAddress address) {
        if (addresses.size() < MOST) {
            addresses.add(address);
        }
    }

    /** Adds what an INIT or INIT ACK lists. */
    void addListed(ByteBuffer data, SctpChunks chunk) {
        int at = chunk.offset() + FIXED;
        int end = chunk.offset() + chunk.length();
        while (end - at >= 4) {
            int length = data.getShort(at + 2) & 0xffff;
            if (length < 4 || length > end - at) {
                return;
            }
            switch (data.getShort(at)) {
                case IPV4 -> {
                    if (length == 8) {
                        add(new IpAddress(4, 0, data.getInt(at + 4) & 0xffff_ffffL));
                    }
                }
                case IPV6 -> {
                    if (length == 20) {
                        add(new IpAddress(6, data.getLong(at + 4), data.getLong(at + 12)));
                    }
                }
                default -> {}
            }
            at += (length + 3) / 4 * 4;
        }
    }
}
