/**
 * Causes that the registrar states: by its status, by the headers beside it, or by what its 2xx does not hold. One class for
 * each, or for those that share their evidence.
 */
@NullMarked
package io.siptrail.diagnosis.cause.policy;

import org.jspecify.annotations.NullMarked;
