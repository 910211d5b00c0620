/** Checks of the search for passwords. */
@NullMarked
package io.siptrail.digest.candidate;

import org.jspecify.annotations.NullMarked;
