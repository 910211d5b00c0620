package io.siptrail.sip;

import java.nio.charset.StandardCharsets;

/** The bytes of one message, each a character of ISO-8859-1: an index here is a byte offset in the message. */
final class MessageText {

    private final String text;
    private final boolean ascii;

    private MessageText(String text, boolean ascii) {
        this.text = text;
        this.ascii = ascii;
    }

    /** A copy of the bytes in [from, to), of which the headers end at {@code bodyStart}. */
    static MessageText of(byte[] bytes, int from, int bodyStart, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return new MessageText(text, WireText.isAscii(bytes, from, bodyStart));
    }

    String characters() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Whether the header bytes in [from, to) are ASCII, so that they are their own text. */
    boolean isPlain(int from, int to) {
        if (ascii) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** The text that the header bytes in [from, to) stand for. */
    String decoded(int from, int to) {
        return isPlain(from, to) ? text.substring(from, to) : WireText.decode(bytes(from, to), 0, to - from);
    }

    /** As {@link #decoded}, with each line end made one SP. */
    String unfolded(int from, int to) {
        return WireText.unfold(bytes(from, to), 0, to - from);
    }

    /** As {@link #decoded}, for a text that many messages share. */
    String repeated(int from, int to) {
        return isPlain(from, to) ? RepeatedTexts.of(text, from, to) : decoded(from, to);
    }

    byte[] bytes(int from, int to) {
        return text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
