package io.siptrail.stream.hep;

import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A packet that an agent captured and sent on (HEP version 1, 2 or 3).
 *
 * @param timeNanos when the agent captured it, nanoseconds since the epoch; 0 where it does not say
 * @param agent the number of the agent, 0 where it does not say
 * @param offset of the packet's payload within the buffer that was read
 * @param length of the payload in bytes
 */
public record HepPacket(
        Endpoint source, Endpoint destination, Transport transport, long timeNanos, int agent, int offset, int length) {

    /** Whether a payload begins like HEP; costs no object. */
    public static boolean mayBegin(ByteBuffer data, int offset, int length) {
        if (length < HepOld.SHORTEST) {
            return false;
        }
        int first = data.get(offset);
        return first == 'H' ? data.getInt(offset) == HepChunks.MAGIC : HepOld.mayBegin(data, offset);
    }

    /** Reads a payload; empty when it is no HEP, not whole, or carries something that is not said to be SIP. */
    public static Optional<HepPacket> read(ByteBuffer data, int offset, int length) {
        if (!mayBegin(data, offset, length)) {
            return Optional.empty();
        }
        return data.get(offset) == 'H' ? new HepChunks().read(data, offset, length) : HepOld.read(data, offset, length);
    }

    /** UDP for every protocol that is none of the others. */
    static Transport transport(int protocol) {
        return switch (protocol) {
            case 6 -> Transport.TCP;
            case 132 -> Transport.SCTP;
            default -> Transport.UDP;
        };
    }
}
