/**
 * The arithmetic of digest authentication: hash functions, HA1, HA2 and the response (RFC 2069, RFC 2617 §3.2.2, RFC 7616
 * §3.4, RFC 8760, RFC 3310, RFC 4169), and the secret that goes into them.
 *
 * <p>A {@link io.siptrail.digest.arithmetic.Calculation} says everything that is hashed, right or wrong. Must not know
 * messages, headers or who made which mistake.
 */
@NullMarked
package io.siptrail.digest.arithmetic;

import org.jspecify.annotations.NullMarked;
