/**
 * Passwords that a list of candidates holds. It shows none of them unless it is asked to.
 */
@NullMarked
package io.siptrail.diagnosis.password;

import org.jspecify.annotations.NullMarked;
