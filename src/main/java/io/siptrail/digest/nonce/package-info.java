/**
 * What a registrar's nonces tell: when they were issued and until when they hold, and how clients used them.
 *
 * <p>Owns decoding, with its guards, and the record of uses. A nonce is opaque by RFC 7616 §3.3: what is decoded here is the habit of
 * known servers, so nothing is believed of one nonce alone. Must not know messages, secrets or addresses.
 */
@NullMarked
package io.siptrail.digest.nonce;

import org.jspecify.annotations.NullMarked;
