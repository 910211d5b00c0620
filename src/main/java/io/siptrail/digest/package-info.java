/**
 * Judges digest credentials against supplied secrets and, where a response is wrong, names the mistake that produced it
 * (RFC 7616, RFC 3261 §22, RFC 8760, RFC 3310, RFC 4169).
 *
 * <p>Owns verdicts and forensics; the arithmetic, the secrets, nonces and candidate passwords have packages of their own below.
 * Knows headers by {@code sip} only. Must not know addresses, time, transactions or what a registrar answered.
 */
@NullMarked
package io.siptrail.digest;

import org.jspecify.annotations.NullMarked;
