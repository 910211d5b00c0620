package io.siptrail.transaction;

import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.sip.SipMessage;

/**
 * A message where and when it was captured.
 *
 * @param timeNanos the raw timestamp of its frame, nanoseconds since the epoch
 * @param identification IP identification, 0 when there is none
 * @param hops TTL or hop limit
 * @param captureInterface the interface that saw it, within its file
 */
public record Observed(
        SipMessage message,
        Endpoint source,
        Endpoint destination,
        Transport transport,
        Position position,
        long timeNanos,
        int identification,
        int hops,
        int captureInterface) {}
