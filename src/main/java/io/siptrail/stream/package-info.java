/**
 * Messages out of TCP connections and SCTP associations: order, gaps and copies, what a stream carries (SIP, TLS, WebSocket),
 * and what became of the connection itself. It knows no SIP beyond what {@link io.siptrail.stream.SipFraming} tells it.
 */
@NullMarked
package io.siptrail.stream;

import org.jspecify.annotations.NullMarked;
