/**
 * Datagrams out of frames: link layers, tunnels, IP, fragments, UDP, TCP segments, SCTP chunks, and why a packet could not be decoded. It knows no
 * SIP: whoever receives a datagram says what was in it, and the {@link io.siptrail.net.FrameTally} keeps the account.
 */
@NullMarked
package io.siptrail.net;

import org.jspecify.annotations.NullMarked;
