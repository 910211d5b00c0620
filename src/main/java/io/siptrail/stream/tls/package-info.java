/**
 * TLS records: what their handshake says in the clear, and what is in them for who has the secrets. It knows no TCP and no
 * SIP.
 */
@NullMarked
package io.siptrail.stream.tls;

import org.jspecify.annotations.NullMarked;
