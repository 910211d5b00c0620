package io.siptrail.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where the payload of an IEEE 802.11 data frame stands, under a radiotap header or none; or that there is none, or that the capture cut it off. */
final class WirelessFrame {

    static final int NONE = -1;
    static final int CUT = -2;

    private static final int HEADER = 24;
    private static final int DATA = 2;
    private static final int PROTECTED = 0x40;
    private static final int BOTH_SYSTEMS = 3;
    private static final int ORDER = 0x80;
    private static final int PADDED = 0x20;

    private WirelessFrame() {}

    /** The LLC header in a frame with a radiotap header before it, whose fields are little-endian. */
    static int underRadiotap(ByteBuffer data, int at, int end) {
        if (end - at < 8) {
            return CUT;
        }
        int length = Short.reverseBytes(data.getShort(at + 2)) & 0xffff;
        if (data.get(at) != 0 || length < 8) {
            return NONE;
        }
        return at + length > end ? CUT : payload(data, at + length, end, isPadded(data, at, length));
    }

    /** Whether the flags, the second field after the time, say that the 802.11 header is padded to four bytes. */
    private static boolean isPadded(ByteBuffer data, int at, int length) {
        int present = word(data, at + 4);
        int field = at + 8;
        int more = present;
        while (more < 0 && field + 4 <= at + length) {
            more = word(data, field);
            field += 4;
        }
        if ((present & 1) != 0) {
            field = at + (field - at + 7) / 8 * 8 + 8;
        }
        return (present & 2) != 0 && field < at + length && (data.get(field) & PADDED) != 0;
    }

    private static int word(ByteBuffer data, int at) {
        int value = data.getInt(at);
        return data.order() == ByteOrder.BIG_ENDIAN ? Integer.reverseBytes(value) : value;
    }

    /** The LLC header in a data frame (IEEE 802.11 §9.3.2); none in other frames, and where it is encrypted. */
    static int payload(ByteBuffer data, int at, int end, boolean padded) {
        if (end - at < 2) {
            return CUT;
        }
        int control = data.get(at) & 0xff;
        int flags = data.get(at + 1) & 0xff;
        boolean carries = (control >> 2 & 3) == DATA && (control & 0x40) == 0;
        if (!carries || (flags & PROTECTED) != 0) {
            return NONE;
        }
        boolean quality = (control & 0x80) != 0;
        int header = HEADER + ((flags & BOTH_SYSTEMS) == BOTH_SYSTEMS ? 6 : 0);
        header += quality ? 2 : 0;
        header += quality && (flags & ORDER) != 0 ? 4 : 0;
        int payload = at + (padded ? (header + 3) / 4 * 4 : header);
        return payload <= end ? payload : CUT;
    }
}
