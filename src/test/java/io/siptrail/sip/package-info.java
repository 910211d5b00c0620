/** White-box tests of the SIP reader, its torture messages, and the slow reader that it must agree with. */
@NullMarked
package io.siptrail.sip;

import org.jspecify.annotations.NullMarked;
