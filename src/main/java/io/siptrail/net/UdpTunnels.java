package io.siptrail.net;

import java.nio.ByteBuffer;

/** Where packets stand that other protocols carry in UDP datagrams. */
final class UdpTunnels {

    static final int GTP_PORT = 2152;
    static final int TZSP_PORT = 37_008;
    static final int NONE = -1;

    private static final int GTP_HEADER = 8;
    private static final int GTP_PACKET = 255;
    private static final int TZSP_HEADER = 4;
    private static final int TZSP_ETHERNET = 1;
    private static final int TZSP_PADDING = 0;
    private static final int TZSP_END = 1;

    private UdpTunnels() {}

    /** Where the IP packet of GTP-U begins (3GPP TS 29.281 §5.1, §5.2): version 1, a G-PDU, extension headers in words of four bytes. */
    static int gtp(ByteBuffer data, int at, int length) {
        if (length < GTP_HEADER || (data.get(at) & 0xf0) != 0x30 || (data.get(at + 1) & 0xff) != GTP_PACKET) {
            return NONE;
        }
        int end = at + length;
        boolean optional = (data.get(at) & 7) != 0;
        if (!optional) {
            return at + GTP_HEADER;
        }
        int next = at + GTP_HEADER + 4;
        while (next < end && data.get(next - 1) != 0) {
            int words = data.get(next) & 0xff;
            if (words == 0) {
                return NONE;
            }
            next += words * 4;
        }
        return next <= end && data.get(next - 1) == 0 ? next : NONE;
    }

    /** Where the Ethernet frame of TZSP begins: version 1, a received packet, tagged fields up to the end tag. */
    static int tzsp(ByteBuffer data, int at, int length) {
        if (length < TZSP_HEADER
                || data.get(at) != 1
                || data.get(at + 1) != 0
                || data.getShort(at + 2) != TZSP_ETHERNET) {
            return NONE;
        }
        int end = at + length;
        int tag = at + TZSP_HEADER;
        while (tag < end && data.get(tag) != TZSP_END) {
            boolean padding = data.get(tag) == TZSP_PADDING;
            tag += padding || tag + 1 >= end ? 1 : 2 + (data.get(tag + 1) & 0xff);
        }
        return tag < end ? tag + 1 : NONE;
    }
}
