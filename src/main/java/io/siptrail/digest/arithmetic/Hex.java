package io.siptrail.digest.arithmetic;

import java.util.Optional;

/** Bytes as hexadecimal digits (RFC 7616 §3.1 LHEX) and back. */
public final class Hex {

    private static final byte[] LOWER = pairs("0123456789abcdef");
    private static final byte[] UPPER = pairs("0123456789ABCDEF");

    private Hex() {}

    /** The two digits of every byte, one byte after another. */
    private static byte[] pairs(String digits) {
        byte[] pairs = new byte[512];
        for (int i = 0; i < 256; i++) {
            pairs[2 * i] = (byte) digits.charAt(i >> 4);
            pairs[2 * i + 1] = (byte) digits.charAt(i & 0xf);
        }
        return pairs;
    }

    static byte[] lower(byte[] bytes) {
        return text(bytes, LOWER);
    }

    static byte[] upper(byte[] bytes) {
        return text(bytes, UPPER);
    }

    private static byte[] text(byte[] bytes, byte[] pairs) {
        byte[] text = new byte[2 * bytes.length];
        write(bytes, text, pairs);
        return text;
    }

    /** Writes the bytes as lower-case digits to the start of {@code into}. */
    public static void writeLower(byte[] bytes, byte[] into) {
        write(bytes, into, LOWER);
    }

    private static void write(byte[] bytes, byte[] into, byte[] pairs) {
        for (int i = 0; i < bytes.length; i++) {
            int pair = 2 * (bytes[i] & 0xff);
            into[2 * i] = pairs[pair];
            into[2 * i + 1] = pairs[pair + 1];
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
