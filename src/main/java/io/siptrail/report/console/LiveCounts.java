package io.siptrail.report.console;

/**
 * How much a capture that goes on has seen.
 *
 * @param seconds since it began
 * @param packetsPerSecond in the last moment, as {@code registersPerSecond}
 * @param dropped packets that the kernel had no room for
 */
public record LiveCounts(
        String device,
        long seconds,
        long packets,
        long packetsPerSecond,
        long dropped,
        long messages,
        long registers,
        long registersPerSecond) {}
