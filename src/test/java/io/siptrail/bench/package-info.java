/**
 * Makes large captures whose truth is known, for timing and checking. Depends on the JDK alone, so that it runs from
 * the compiled classes without a class path; knows nothing of the analysis, whose rules its truth follows.
 */
@NullMarked
package io.siptrail.bench;

import org.jspecify.annotations.NullMarked;
