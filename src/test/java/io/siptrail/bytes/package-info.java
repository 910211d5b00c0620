/** Tests of values that are kept as bytes. */
@NullMarked
package io.siptrail.bytes;

import org.jspecify.annotations.NullMarked;
