package io.siptrail.analysis;

import java.util.List;
import java.util.OptionalLong;

/**
 * One input as the report names it.
 *
 * @param path as it was given
 * @param name the shortest unique relative name, by which frames are named
 * @param format for example {@code pcap, little-endian, microseconds}
 * @param frames read from it
 * @param bytes its size as stored
 * @param firstNanos time of its first frame, nanoseconds since the epoch
 * @param lastNanos time of its last frame, nanoseconds since the epoch
 * @param complete false when it was cut short or damaged
 * @param warnings one sentence each
 */
public record InputSummary(
        String path,
        String name,
        String format,
        long frames,
        long bytes,
        OptionalLong firstNanos,
        OptionalLong lastNanos,
        boolean complete,
        List<String> warnings) {

    /** Copies the list. */
    public InputSummary {
        warnings = List.copyOf(warnings);
    }
}
