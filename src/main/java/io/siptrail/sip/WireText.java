package io.siptrail.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text out of bytes: UTF-8 where the bytes are valid UTF-8 (RFC 3261 §7), else ISO-8859-1, so that no byte is lost. */
final class WireText {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final char REPLACEMENT = '\uFFFD';

    private WireText() {}

    static String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, from, to)) {
            return text;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at == to;
    }

    /** A byte for each character: what is not ASCII becomes a byte that is not, for the grammar knows it only as that. */
    static byte[] shape(String text) {
        byte[] shape = new byte[text.length()];
        for (int i = 0; i < shape.length; i++) {
            char c = text.charAt(i);
            shape[i] = (byte) (c > 0x7f ? 0xff : c);
        }
        return shape;
    }

    /** The characters in [from, to) of a text of which these bytes are the {@link #shape}, or all there is where it is ASCII. */
    static String cut(byte[] shape, @Nullable String text, int from, int to) {
        return text == null
                ? new String(shape, from, to - from, StandardCharsets.ISO_8859_1)
                : text.substring(from, to);
    }

    /** What a quoted string with this text between its quotes stands for (RFC 3261 §25.1 quoted-pair). */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** A text that {@link #unescaped} makes this one again. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Decodes with each line end, and the blanks around it, made one SP (RFC 3261 §7.3.1). */
    static String unfold(byte[] bytes, int from, int to) {
        byte[] line = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                length = withoutBlanks(line, length);
                i = lastBlank(bytes, i, to);
                line[length++] = ' ';
            } else {
                line[length++] = bytes[i];
            }
        }
        return decode(line, 0, length);
    }

    private static int withoutBlanks(byte[] line, int length) {
        int end = length;
        while (end > 0 && Ascii.isBlank(line[end - 1])) {
            end--;
        }
        return end;
    }

    private static int lastBlank(byte[] bytes, int from, int to) {
        int last = from;
        while (last + 1 < to && Ascii.isBlank(bytes[last + 1])) {
            last++;
        }
        return last;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
