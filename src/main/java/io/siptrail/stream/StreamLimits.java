package io.siptrail.stream;

import java.time.Duration;

/**
 * Bounds of this package.
 *
 * @param connections followed at once, and as many associations of SCTP; the one that was quiet for longest gives way
 * @param dismissed connections that are known to carry no SIP, as far as they are remembered
 * @param waitingBytes that may wait in one direction for bytes missing before them; then these are given up
 * @param waitingTime how long they may wait, in capture time
 * @param heldBytes that all connections may hold together, and as many all associations; the one that was quiet for longest gives way
 * @param lineBytes of a start line
 * @param headerBytes of one message's headers
 * @param bodyBytes of one message's body, and of one WebSocket message
 * @param undecidedBytes of a connection in which no SIP has shown up before it is dismissed; on the ports of SIP never
 * @param connectTime how long a SYN or INIT may stay without an answer, in capture time (Timer B and F, RFC 3261 §17.1)
 */
public record StreamLimits(
        int connections,
        int dismissed,
        int waitingBytes,
        Duration waitingTime,
        long heldBytes,
        int lineBytes,
        int headerBytes,
        int bodyBytes,
        int undecidedBytes,
        Duration connectTime) {

    /** Enough for every honest capture. */
    public static StreamLimits defaults() {
        return new StreamLimits(
                50_000,
                1 << 20,
                256 << 10,
                Duration.ofSeconds(10),
                64L << 20,
                16 << 10,
                1 << 20,
                1 << 20,
                64 << 10,
                Duration.ofSeconds(32));
    }
}
