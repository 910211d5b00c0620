package io.siptrail.extract;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes one section of pcapng (draft-ietf-opsawg-pcapng), little-endian, with times in nanoseconds. Nothing in it tells when or where it
 * was written, so that the same frames give the same bytes. Not thread-safe.
 */
public final class PcapNgWriter implements Closeable {

    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int DECRYPTION_SECRETS = 10;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int TLS_KEY_LOG = 0x544C534B;

    private static final int END_OF_OPTIONS = 0;
    private static final int COMMENT = 1;
    private static final int APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int INTERFACE_DESCRIPTION_TEXT = 3;
    private static final int TIME_RESOLUTION = 9;
    private static final int DROPPED_BY_INTERFACE = 5;
    private static final byte NANOSECONDS = 9;
    private static final int LONGEST_TEXT = 65_532;

    private final OutputStream out;
    private ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private int interfaces;

    /** Begins the file; {@code comment} may be empty. */
    public PcapNgWriter(OutputStream out, String application, String comment) throws IOException {
        this.out = out;
        begin(SECTION_HEADER);
        block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        option(COMMENT, comment);
        option(APPLICATION, application);
        endOptions();
        end();
    }

    /** Describes one more interface; its number, from 0, is what packets of it are given. Texts may be empty. */
    public int describe(int linkType, long snapLength, String name, String description) throws IOException {
        begin(INTERFACE_DESCRIPTION);
        block.putShort((short) linkType).putShort((short) 0).putInt((int) snapLength);
        option(INTERFACE_NAME, name);
        option(INTERFACE_DESCRIPTION_TEXT, description);
        room(8);
        block.putShort((short) TIME_RESOLUTION).putShort((short) 1).put(NANOSECONDS);
        pad(1);
        endOptions();
        end();
        return interfaces++;
    }

    /** Secrets of TLS in the form of a key log; what needs them comes after them. */
    public void secrets(String keyLog) throws IOException {
        byte[] text = keyLog.getBytes(StandardCharsets.UTF_8);
        begin(DECRYPTION_SECRETS);
        block.putInt(TLS_KEY_LOG).putInt(text.length);
        bytes(text);
        end();
    }

    /**
     * One packet.
     *
     * @param timeNanos nanoseconds since the epoch; a time before it is written as the epoch
     * @param data is read from {@code offset} on, {@code length} bytes, with absolute getters
     * @param comment possibly empty
     */
    public void packet(
            int interfaceId,
            long timeNanos,
            ByteBuffer data,
            int offset,
            int length,
            int originalLength,
            String comment)
            throws IOException {
        begin(ENHANCED_PACKET);
        time(interfaceId, timeNanos);
        block.putInt(length).putInt(originalLength);
        room(length + 4);
        block.put(block.position(), data, offset, length).position(block.position() + length);
        pad(length);
        if (!comment.isEmpty()) {
            option(COMMENT, comment);
            endOptions();
        }
        end();
    }

    /** How many packets an interface lost, as the capturing system said; after its packets. */
    public void dropped(int interfaceId, long timeNanos, long packets) throws IOException {
        begin(INTERFACE_STATISTICS);
        time(interfaceId, timeNanos);
        block.putShort((short) DROPPED_BY_INTERFACE).putShort((short) 8).putLong(packets);
        endOptions();
        end();
    }

    private void time(int interfaceId, long timeNanos) {
        long nanos = Math.max(timeNanos, 0);
        block.putInt(interfaceId).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    }

    private void begin(int type) {
        block.clear();
        block.putInt(type).putInt(0);
    }

    private void end() throws IOException {
        room(4);
        int length = block.position() + 4;
        block.putInt(length).putInt(4, length);
        out.write(block.array(), 0, length);
    }

    private void option(int code, String text) {
        if (!text.isEmpty()) {
            byte[] bytes = bounded(text);
            room(bytes.length + 8);
            block.putShort((short) code).putShort((short) bytes.length);
            bytes(bytes);
        }
    }

    /** Cut between characters. */
    private static byte[] bounded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_TEXT) {
            return bytes;
        }
        int end = LONGEST_TEXT;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private void endOptions() {
        room(4);
        block.putShort((short) END_OF_OPTIONS).putShort((short) 0);
    }

    private void bytes(byte[] bytes) {
        room(bytes.length + 4);
        block.put(bytes);
        pad(bytes.length);
    }

    private void pad(int length) {
        for (int i = length; (i & 3) != 0; i++) {
            block.put((byte) 0);
        }
    }

    private void room(int bytes) {
        if (block.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(block.capacity() * 2, block.position() + bytes))
                    .order(ByteOrder.LITTLE_ENDIAN);
            block = larger.put(block.flip());
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
