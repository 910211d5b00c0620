/**
 * SIP messages out of bytes: framing, grammar, header names and their compact forms, typed headers and URIs (RFC 3261 §7,
 * §19, §20, §25 and the extensions that registration uses).
 *
 * <p>Three layers: bytes that the caller owns, {@link io.siptrail.sip.MessageScanner} which notes where the headers stand
 * in them, and the immutable {@link io.siptrail.sip.SipMessage} which keeps one copy and makes values of what is asked for.
 * The reader is as tolerant as a registrar; what it cannot read is a {@link io.siptrail.sip.SyntaxIssue}, never an exception.
 *
 * <p>Must not know addresses, captures, connections, state or time.
 */
@NullMarked
package io.siptrail.sip;

import org.jspecify.annotations.NullMarked;
