package io.siptrail.diagnosis.evidence;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;

/**
 * How a connection to a SIP port failed or ended.
 *
 * @param client who opened it
 * @param server to whom
 * @param transport TCP or SCTP, whatever it carried
 * @param frame that shows it; of a connection that nobody answered, its last SYN
 * @param orderNanos the same in running time, nanoseconds since the epoch
 * @param timeNanos its raw time, nanoseconds since the epoch
 * @param carriedSip whether a SIP message was seen on it before; false also where it was encrypted
 * @param detail what the wire says of it, such as the name of a TLS alert; possibly empty
 */
public record ConnectionEvent(
        Kind kind,
        Endpoint client,
        Endpoint server,
        Transport transport,
        FrameRef frame,
        long orderNanos,
        long timeNanos,
        boolean carriedSip,
        String detail) {

    /** What happened. */
    public enum Kind {
        /** A RST answered the SYN (RFC 9293 §3.10.7), or an ABORT the INIT (RFC 9260 §5.1). */
        REFUSED,
        /** Nothing answered the SYN or INIT, sent again or not. */
        TIMED_OUT,
        /** A TLS alert, or the end of the connection, before the handshake was over (RFC 8446 §6). */
        TLS_FAILED,
        /** A RST or ABORT ended it. */
        RESET,
        /** A FIN or SHUTDOWN ended it. */
        CLOSED
    }
}
