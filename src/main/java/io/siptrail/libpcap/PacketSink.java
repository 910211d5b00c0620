package io.siptrail.libpcap;

import java.io.IOException;

/** Takes packets as they are captured. */
public interface PacketSink {

    /**
     * One packet.
     *
     * @param timeNanos nanoseconds since the epoch, as the system stamped it
     * @param data borrowed until the call returns; the packet is its first {@code length} bytes
     * @param originalLength bytes that it had on the wire
     */
    void packet(long timeNanos, byte[] data, int length, int originalLength) throws IOException;
}
