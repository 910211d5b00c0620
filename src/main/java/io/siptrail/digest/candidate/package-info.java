/**
 * Finds which of many candidate passwords a client used, for a person who audits the passwords of their own network.
 *
 * <p>Owns the search through a file of candidates. Nothing of the file is kept but what fits. Must not know messages beyond the
 * credentials it is given.
 */
@NullMarked
package io.siptrail.digest.candidate;

import org.jspecify.annotations.NullMarked;
