package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;

/**
 * What happened to a TCP connection or SCTP association that carries SIP, or that goes to a port of SIP.
 *
 * @param transport TCP or SCTP
 * @param client who opened it, as far as the capture tells
 * @param server whom it was opened to
 * @param orderNanos the frame's place in running time, nanoseconds since the epoch
 * @param timeNanos the frame's raw time, nanoseconds since the epoch
 * @param frame that shows it; of a SYN or INIT without an answer, the first one
 * @param detail in words, empty where the kind says all
 */
public record ConnectionEvent(
        ConnectionEventKind kind,
        Transport transport,
        Endpoint client,
        Endpoint server,
        long orderNanos,
        long timeNanos,
        FrameRef frame,
        String detail) {}
