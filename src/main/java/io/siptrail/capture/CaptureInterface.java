package io.siptrail.capture;

/**
 * An interface that a file says its frames were captured on.
 *
 * @param name its name such as {@code eth0}, at most 256 bytes of it; empty when the file has none
 * @param linkType LINKTYPE_ value
 * @param snapLength most bytes kept of a packet; 0 when unlimited
 */
public record CaptureInterface(String name, int linkType, long snapLength) {}
