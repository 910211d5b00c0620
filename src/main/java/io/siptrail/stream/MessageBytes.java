package io.siptrail.stream;

/** Where the bytes of a message stand. */
final class MessageBytes {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean delimited;
    private final boolean cut;

    /**
     * A message in an array of the caller's.
     *
     * @param from index of the first byte
     * @param to index after the last byte
     * @param delimited whether its transport says where it ends
     */
    MessageBytes(byte[] bytes, int from, int to, boolean delimited) {
        this(bytes, from, to, delimited, false);
    }

    private MessageBytes(byte[] bytes, int from, int to, boolean delimited, boolean cut) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.delimited = delimited;
        this.cut = cut;
    }

    /** A message that its transport delimits, {@code cut} when the capture lost its end. */
    static MessageBytes delimited(byte[] bytes, int length, boolean cut) {
        return new MessageBytes(bytes, 0, length, true, cut);
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean delimited() {
        return delimited;
    }

    boolean cut() {
        return cut;
    }
}
