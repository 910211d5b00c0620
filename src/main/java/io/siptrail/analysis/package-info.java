/**
 * One pass over the captures and what it found: it wires the packages to its left, keeps the finished attempts in their
 * order, and counts. It knows no output format.
 */
@NullMarked
package io.siptrail.analysis;

import org.jspecify.annotations.NullMarked;
