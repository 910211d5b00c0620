package io.siptrail.capture;

/**
 * An interface of the section being read.
 *
 * @param id its number within the file, from 0
 * @param snapLength most bytes kept of a packet, unsigned; 0 when unlimited
 */
record PcapNgInterface(int id, int linkType, int snapLength, TimestampScale scale) {

    /** The captured bytes of a Simple Packet Block with so many original bytes, both unsigned (section 4.4). */
    int simplePacketBytes(int original) {
        boolean cut = snapLength != 0 && Integer.compareUnsigned(snapLength, original) < 0;
        return cut ? snapLength : original;
    }
}
