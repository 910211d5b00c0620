package io.siptrail.stream;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;

/**
 * What happened to a TCP connection that carries SIP, or that goes to a port of SIP.
 *
 * @param client who opened it, as far as the capture tells
 * @param server whom it was opened to
 * @param orderNanos the frame's place in running time, nanoseconds since the epoch
 * @param timeNanos the frame's raw time, nanoseconds since the epoch
 * @param frame that shows it; of a SYN without an answer, the first one
 * @param detail in words, empty where the kind says all
 */
public record ConnectionEvent(
        ConnectionEventKind kind,
        Endpoint client,
        Endpoint server,
        long orderNanos,
        long timeNanos,
        FrameRef frame,
        String detail) {}
