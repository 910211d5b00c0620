/**
 * What every rule about the whole capture is given: attempts one after the other, and means to gather in bounds. It knows no rule.
 */
@NullMarked
package io.siptrail.diagnosis.finding;

import org.jspecify.annotations.NullMarked;
