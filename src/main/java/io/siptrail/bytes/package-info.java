/** Bytes that wait to be understood, and how many of them are held in all. It knows nothing of what they mean. */
@NullMarked
package io.siptrail.bytes;

import org.jspecify.annotations.NullMarked;
