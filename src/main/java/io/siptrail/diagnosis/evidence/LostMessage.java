package io.siptrail.diagnosis.evidence;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;

/**
 * A SIP message of which only the beginning was captured, since other fragments of its datagram never came.
 *
 * @param frame that carried its first fragment
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param startLine as far as it was captured
 * @param status of a response; 0 for a request
 * @param length of the whole message in bytes, as the UDP header says
 */
public record LostMessage(
        Endpoint source,
        Endpoint destination,
        FrameRef frame,
        long timeNanos,
        String startLine,
        int status,
        String callId,
        long cseq,
        int length) {}
