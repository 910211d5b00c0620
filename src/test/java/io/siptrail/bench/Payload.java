package io.siptrail.bench;

/** A reusable buffer of ASCII text or raw bytes; every message is written into the same one. */
final class Payload {

    private final byte[] bytes = new byte[4096];
    private int length;

    Payload clear() {
        length = 0;
        return this;
    }

    Payload text(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    Payload number(long value) {
        return text(Long.toString(value));
    }

    /** Ends a header field. */
    Payload line() {
        return text("\r\n");
    }

    Payload int8(int value) {
        bytes[length++] = (byte) value;
        return this;
    }

    Payload int16(int value) {
        return int8(value >>> 8).int8(value);
    }

    Payload int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    Payload copy(byte[] source, int from, int count) {
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
