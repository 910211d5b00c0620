/**
 * Which messages belong together on one hop (RFC 3261 §17): requests, their retransmissions, their responses, and what
 * is only the same packet seen twice. It knows nothing of registrations, and does no I/O.
 */
@NullMarked
package io.siptrail.transaction;

import org.jspecify.annotations.NullMarked;
