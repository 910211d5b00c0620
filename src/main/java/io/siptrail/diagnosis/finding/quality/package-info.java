/**
 * Findings about the capture itself, which limit what can be said of everything else.
 */
@NullMarked
package io.siptrail.diagnosis.finding.quality;

import org.jspecify.annotations.NullMarked;
