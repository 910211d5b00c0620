/** Tests of pasted text. */
@NullMarked
package io.siptrail.trace;

import org.jspecify.annotations.NullMarked;
