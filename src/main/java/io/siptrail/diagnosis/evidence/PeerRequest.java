package io.siptrail.diagnosis.evidence;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;

/**
 * A request of another method than REGISTER that did not reach a live user agent, as far as its answer tells.
 *
 * @param requestUri as written
 * @param frame of its first sending
 * @param orderNanos the same in running time, nanoseconds since the epoch
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param status of the final response; 0 when nothing answered in time
 * @param answeredNanos when that response came, in running time; that of its first sending when nothing answered
 */
public record PeerRequest(
        String method,
        String requestUri,
        Endpoint source,
        Endpoint destination,
        Transport transport,
        FrameRef frame,
        long orderNanos,
        long timeNanos,
        int status,
        long answeredNanos) {}
