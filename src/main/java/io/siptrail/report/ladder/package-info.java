/**
 * Ladders: who sent what to whom, drawn in characters, for the terminal and for the page. Everything from the wire in them is
 * harmless text.
 */
@NullMarked
package io.siptrail.report.ladder;

import org.jspecify.annotations.NullMarked;
