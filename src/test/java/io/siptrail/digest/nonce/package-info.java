/** Checks of what nonces tell. */
@NullMarked
package io.siptrail.digest.nonce;

import org.jspecify.annotations.NullMarked;
