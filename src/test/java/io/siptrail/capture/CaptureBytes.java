package io.siptrail.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Capture files built byte by byte from their specifications, in either byte order. */
final class CaptureBytes {

    static final int ETHERNET = 1;

    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CaptureBytes(ByteOrder order) {
        this.order = order;
    }

    static CaptureBytes pcap() {
        return pcap(ByteOrder.LITTLE_ENDIAN, 0xA1B2C3D4);
    }

    static CaptureBytes pcap(ByteOrder order, int magic) {
        return new CaptureBytes(order)
                .int32(magic)
                .int16(2)
                .int16(4)
                .int32(0)
                .int32(0)
                .int32(65535)
                .int32(ETHERNET);
    }

    static CaptureBytes pcapng(ByteOrder order) {
        return new CaptureBytes(order).section();
    }

    static CaptureBytes raw(int... bytes) {
        CaptureBytes raw = new CaptureBytes(ByteOrder.LITTLE_ENDIAN);
        for (int value : bytes) {
            raw.out.write(value);
        }
        return raw;
    }

    CaptureBytes int16(int value) {
        return bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    CaptureBytes int32(long value) {
        return bytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }

    CaptureBytes int64(long value) {
        return bytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
    }

    CaptureBytes bytes(byte[] more) {
        out.writeBytes(more);
        return this;
    }

    CaptureBytes text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    CaptureBytes pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
        return this;
    }

    /** A classic record, captured whole; {@code fraction} in the unit of the file. */
    CaptureBytes record(long seconds, long fraction, String payload) {
        return int32(seconds)
                .int32(fraction)
                .int32(payload.length())
                .int32(payload.length())
                .text(payload);
    }

    CaptureBytes section() {
        return block(0x0A0D0D0A, body().int32(0x1A2B3C4D).int16(1).int16(0).int64(-1));
    }

    /** An Interface Description Block; {@code options} may be empty. */
    CaptureBytes describe(int linkType, int snapLength, CaptureBytes options) {
        return block(1, body().int16(linkType).int16(0).int32(snapLength).bytes(options.toBytes()));
    }

    CaptureBytes describe(int linkType) {
        return describe(linkType, 0, body());
    }

    CaptureBytes enhanced(int interfaceId, long ticks, String payload) {
        return block(
                6,
                body().int32(interfaceId)
                        .int32(ticks >>> 32)
                        .int32(ticks)
                        .int32(payload.length())
                        .int32(payload.length())
                        .text(payload)
                        .pad());
    }

    CaptureBytes obsolete(int interfaceId, long ticks, String payload) {
        return block(
                2,
                body().int16(interfaceId)
                        .int16(7)
                        .int32(ticks >>> 32)
                        .int32(ticks)
                        .int32(payload.length())
                        .int32(payload.length())
                        .text(payload)
                        .pad());
    }

    CaptureBytes simple(int originalLength, String payload) {
        return block(3, body().int32(originalLength).text(payload).pad());
    }

    CaptureBytes secrets(int type, String text) {
        return block(10, body().int32(type).int32(text.length()).text(text).pad());
    }

    CaptureBytes option(int code, byte[] value) {
        return int16(code).int16(value.length).bytes(value).pad();
    }

    CaptureBytes block(int type, CaptureBytes body) {
        int length = body.size() + 12;
        return int32(type).int32(length).bytes(body.toBytes()).int32(length);
    }

    /** Nothing yet, in the same byte order: the body of a block to come. */
    CaptureBytes body() {
        return new CaptureBytes(order);
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    Path writeTo(Path file) {
        return write(file, toBytes());
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
