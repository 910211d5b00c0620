package io.siptrail.net;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Headers built byte by byte from their specifications. Checksums are wrong on purpose everywhere. */
final class Packets {

    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;
    static final int WRONG_CHECKSUM = 0xbad1;

    private Packets() {}

    static byte[] bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] u16(int value) {
        return bytes(value >> 8, value);
    }

    static byte[] u32(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** IEEE 802.3 §3.1: destination, source, EtherType or length. */
    static byte[] ethernet(int type, byte[]... payload) {
        return join(bytes(2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1), u16(type), join(payload));
    }

    /** What follows the TPID of IEEE 802.1Q: tag control information and the next EtherType. */
    static byte[] tag(int id, int type, byte[] payload) {
        return join(u16(id), u16(type), payload);
    }

    /** RFC 3032 §2.1. */
    static byte[] label(int label, boolean bottom, byte[] below) {
        return join(u32((long) label << 12 | (bottom ? 0x100 : 0) | 64), below);
    }

    /** RFC 2516 §4, a session packet. */
    static byte[] pppoe(byte[] ppp) {
        return join(bytes(0x11, 0), u16(0x1234), u16(ppp.length), ppp);
    }

    static byte[] snap(int type, byte[] payload) {
        return join(bytes(0xaa, 0xaa, 3, 0, 0, 0), u16(type), payload);
    }

    /** LINKTYPE_LINUX_SLL. */
    static byte[] sll(int type, byte[] payload) {
        return join(u16(0), u16(1), u16(6), bytes(2, 0, 0, 0, 0, 1, 0, 0), u16(type), payload);
    }

    /** LINKTYPE_LINUX_SLL2. */
    static byte[] sll2(int type, int interfaceIndex, byte[] payload) {
        return join(
                u16(type), u16(0), u32(interfaceIndex), u16(1), bytes(0, 6), bytes(2, 0, 0, 0, 0, 1, 0, 0), payload);
    }

    /** RFC 2784 §2 and RFC 2890 §2; {@code fields} are those that the flags announce. */
    static byte[] gre(int flags, int type, byte[] fields, byte[] payload) {
        return join(u16(flags), u16(type), fields, payload);
    }

    /** RFC 7348 §5. */
    static byte[] vxlan(int network, byte[] frame) {
        return join(bytes(8, 0, 0, 0), u32((long) network << 8), frame);
    }

    static byte[] udp(int from, int to, byte[] payload) {
        return udp(from, to, 8 + payload.length, payload);
    }

    /** RFC 768 with a length field of choice. */
    static byte[] udp(int from, int to, int said, byte[] payload) {
        return join(u16(from), u16(to), u16(said), u16(WRONG_CHECKSUM), payload);
    }

    /** RFC 9293 §3.1 with options of a multiple of four bytes. */
    static byte[] tcp(int from, int to, byte[] options, byte[] payload) {
        int words = 5 + options.length / 4;
        return join(
                join(u16(from), u16(to), u32(1), u32(1), bytes(words << 4, 0x18), u16(1000)),
                join(u16(WRONG_CHECKSUM), u16(0), options, payload));
    }

    /** An IPv6 extension header of RFC 8200 §4, filled with Pad1 up to {@code units} more than the first eight bytes. */
    static byte[] extension(int next, int units, byte[] payload) {
        return join(bytes(next, units), new byte[6 + 8 * units], payload);
    }

    /** RFC 8200 §4.5; {@code place} in bytes. */
    static byte[] fragmentHeader(int next, long identification, int place, boolean more, byte[] payload) {
        return join(bytes(next, 0), u16(place | (more ? 1 : 0)), u32(identification), payload);
    }
}
