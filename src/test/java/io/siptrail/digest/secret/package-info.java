/** Checks of credential files. */
@NullMarked
package io.siptrail.digest.secret;

import org.jspecify.annotations.NullMarked;
