/** Where in a text the SIP messages begin and end, and how they read without what programs and pasting added. Knows no packets. */
@NullMarked
package io.siptrail.trace.message;

import org.jspecify.annotations.NullMarked;
