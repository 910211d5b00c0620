package io.siptrail.digest.arithmetic;

import java.util.Optional;

/** Bytes as hexadecimal digits (RFC 7616 §3.1 LHEX) and back. */
public final class Hex {

    private static final byte[] LOWER = digits('a');
    private static final byte[] UPPER = digits('A');

    private Hex() {}

    private static byte[] digits(char ten) {
        byte[] digits = new byte[16];
        for (int i = 0; i < 16; i++) {
            digits[i] = (byte) (i < 10 ? '0' + i : ten + i - 10);
        }
        return digits;
    }

    static byte[] lower(byte[] bytes) {
        return text(bytes, LOWER);
    }

    static byte[] upper(byte[] bytes) {
        return text(bytes, UPPER);
    }

    private static byte[] text(byte[] bytes, byte[] digits) {
        byte[] text = new byte[2 * bytes.length];
        write(bytes, bytes.length, text, digits);
        return text;
    }

    /** Writes the first {@code length} bytes as lower-case digits to the start of {@code into}. */
    public static void writeLower(byte[] bytes, int length, byte[] into) {
        write(bytes, length, into, LOWER);
    }

    private static void write(byte[] bytes, int length, byte[] into, byte[] digits) {
        for (int i = 0; i < length; i++) {
            into[2 * i] = digits[bytes[i] >> 4 & 0xf];
            into[2 * i + 1] = digits[bytes[i] & 0xf];
        }
    }

    /** The bytes that the digits, of either case, stand for; empty unless there are only digits, an even number of them. */
    public static Optional<byte[]> parse(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || text.length() % 2 != 0) {
                return Optional.empty();
            }
            bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
        }
        return Optional.of(bytes);
    }
}
