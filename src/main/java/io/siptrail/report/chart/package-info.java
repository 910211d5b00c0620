/**
 * Owns the pictures of a result: what they count, how they are drawn, and how they become SVG and PNG files whose text
 * is set in a font that the jar carries. It must not know packets, nor any other output; no other package may know the
 * chart library.
 */
@NullMarked
package io.siptrail.report.chart;

import org.jspecify.annotations.NullMarked;
