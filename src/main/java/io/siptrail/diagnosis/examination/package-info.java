/**
 * Asks every rule about every attempt, and about the capture: the order of precedence of causes is here. It knows no
 * output format.
 */
@NullMarked
package io.siptrail.diagnosis.examination;

import org.jspecify.annotations.NullMarked;
