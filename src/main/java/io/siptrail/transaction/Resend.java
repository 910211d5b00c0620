package io.siptrail.transaction;

import io.siptrail.capture.FrameRef;

/**
 * One more sending of a request (RFC 3261 §17.1.2.2, Timer E).
 *
 * @param frame that carried it
 * @param timeNanos its raw timestamp, nanoseconds since the epoch
 */
public record Resend(FrameRef frame, long timeNanos) {}
