/**
 * The secrets that a person hands over: the file of {@code --credentials} and what its lines may mean.
 *
 * <p>Owns the three forms of the file and their warnings. Must not know messages, and never shows a secret.
 */
@NullMarked
package io.siptrail.digest.secret;

import org.jspecify.annotations.NullMarked;
