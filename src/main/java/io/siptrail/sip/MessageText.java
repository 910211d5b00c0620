package io.siptrail.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one message, and the texts that parts of its headers stand for. */
final class MessageText {

    private final byte[] bytes;
    private final boolean ascii;

    private MessageText(byte[] bytes, boolean ascii) {
        this.bytes = bytes;
        this.ascii = ascii;
    }

    /** A copy of the bytes in [from, to), of which the headers end at {@code bodyStart}. */
    static MessageText of(byte[] bytes, int from, int bodyStart, int to) {
        return new MessageText(Arrays.copyOfRange(bytes, from, to), WireText.isAscii(bytes, from, bodyStart));
    }

    /** Not a copy: to be read only. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    /** Whether the header bytes in [from, to) are ASCII, so that they are their own text. */
    boolean isPlain(int from, int to) {
        return ascii || WireText.isAscii(bytes, from, to);
    }

    /** The text that the header bytes in [from, to) stand for. */
    String decoded(int from, int to) {
        return isPlain(from, to)
                ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                : WireText.decode(bytes, from, to);
    }

    /** As {@link #decoded}, for bytes that are known to be ASCII. */
    String ascii(int from, int to) {
        return from == to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** As {@link #decoded}, with each line end made one SP. */
    String unfolded(int from, int to) {
        return WireText.unfold(bytes, from, to);
    }

    /** As {@link #decoded}, for a text that many messages share. */
    String repeated(int from, int to) {
        return isPlain(from, to) ? RepeatedTexts.of(bytes, from, to) : WireText.decode(bytes, from, to);
    }

    /** Whether angle brackets stand around something in [from, to). */
    boolean isEnclosed(int from, int to) {
        return to - from > 2 && bytes[from] == '<' && bytes[to - 1] == '>';
    }

    /** The URI in [from, to), which for its issues stands at {@code offset}. */
    Uri uri(int from, int to, SyntaxIssues issues, int offset) {
        return isPlain(from, to)
                ? UriReader.read(bytes, null, from, to, issues, offset)
                : UriReader.read(WireText.decode(bytes, from, to), issues, offset);
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
