/**
 * Frames out of capture files: pcap and pcapng, plain or compressed, alone or as a set in the order of time. It knows
 * files, blocks and clocks; it must not know what a frame carries, not even that there is such a thing as IP.
 */
@NullMarked
package io.siptrail.capture;

import org.jspecify.annotations.NullMarked;
