/**
 * Bytes that wait to be understood, how many of them are held in all, and values that are kept as bytes. It knows nothing of what
 * they mean.
 */
@NullMarked
package io.siptrail.bytes;

import org.jspecify.annotations.NullMarked;
