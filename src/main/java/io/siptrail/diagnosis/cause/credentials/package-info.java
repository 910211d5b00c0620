/**
 * Causes that lie in credentials: the header, the nonce, the arithmetic, or who holds which secret. One class for each, or
 * for those that share their evidence.
 */
@NullMarked
package io.siptrail.diagnosis.cause.credentials;

import org.jspecify.annotations.NullMarked;
