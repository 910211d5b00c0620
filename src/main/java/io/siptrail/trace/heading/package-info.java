/**
 * The lines that programs print around a SIP message: whose they are, and which time and addresses they state. Each
 * format is one small recogniser. Knows nothing of the messages themselves.
 */
@NullMarked
package io.siptrail.trace.heading;

import org.jspecify.annotations.NullMarked;
