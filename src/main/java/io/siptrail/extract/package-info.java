/**
 * Copies the frames behind chosen attempts into a capture of their own: finds every frame that carried a part of them, and
 * writes pcapng. Knows what an audit found and how frames are read; must not know why an attempt was chosen, nor the command line.
 */
@NullMarked
package io.siptrail.extract;

import org.jspecify.annotations.NullMarked;
