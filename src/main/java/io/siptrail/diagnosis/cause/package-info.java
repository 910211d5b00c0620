/**
 * What every rule about a failed attempt is given: the attempt with what surrounds it, its tries of credentials, and where
 * it was captured. It knows no rule.
 */
@NullMarked
package io.siptrail.diagnosis.cause;

import org.jspecify.annotations.NullMarked;
