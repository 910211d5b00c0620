/** Points in time as programs write them before a message, and what they mean. Knows nothing of messages. */
@NullMarked
package io.siptrail.trace.time;

import org.jspecify.annotations.NullMarked;
