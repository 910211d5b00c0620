/** Rules that hold for the whole source tree. */
@NullMarked
package io.siptrail;

import org.jspecify.annotations.NullMarked;
