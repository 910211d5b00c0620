package io.siptrail.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text out of bytes: UTF-8 where the bytes are valid UTF-8 (RFC 3261 §7), else ISO-8859-1, so that no byte is lost. */
final class WireText {

    private static final char REPLACEMENT = '\uFFFD';

    private WireText() {}

    static String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, from, to)) {
            return text;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
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
