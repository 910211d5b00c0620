/**
 * What every output format shares: how times, durations, frames and hostile text are written, and where. It knows the
 * result of an analysis, never packets.
 */
@NullMarked
package io.siptrail.report;

import org.jspecify.annotations.NullMarked;
