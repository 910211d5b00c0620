package io.siptrail.diagnosis.evidence;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.IpAddress;

/**
 * A request of another method than REGISTER by a tool that scans.
 *
 * @param timeNanos raw time, nanoseconds since the epoch
 */
public record ScannerSighting(IpAddress source, String userAgent, FrameRef frame, long timeNanos) {}
