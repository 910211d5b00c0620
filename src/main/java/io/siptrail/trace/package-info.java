/**
 * SIP pasted as text: makes datagrams out of the messages in it, with the addresses and times that the text says or
 * that can be inferred. Knows as much of SIP as it needs to find where a message begins, ends and belongs; what a
 * message means is not its business.
 */
@NullMarked
package io.siptrail.trace;

import org.jspecify.annotations.NullMarked;
