package io.siptrail.net;

import java.time.Duration;

/**
 * Bounds of this package.
 *
 * @param depth layers of encapsulation (VLAN tags, tunnels, extension headers) in one frame
 * @param fragmentedDatagrams datagrams that may wait for fragments at once; the oldest gives way
 * @param fragmentBytes bytes that all waiting fragments may hold together; the oldest datagram gives way
 * @param ipv4FragmentAge how long a datagram waits in capture time (Linux waits 30 s)
 * @param ipv6FragmentAge the same for IPv6 (RFC 8200 §4.5: 60 s)
 * @param endpoints addresses with ports that are remembered so that equal ones are one object
 */
public record NetLimits(
        int depth,
        int fragmentedDatagrams,
        int fragmentBytes,
        Duration ipv4FragmentAge,
        Duration ipv6FragmentAge,
        int endpoints) {

    /** Enough for every honest capture. */
    public static NetLimits defaults() {
        return new NetLimits(16, 4_096, 32 << 20, Duration.ofSeconds(30), Duration.ofSeconds(60), 1 << 16);
    }
}
