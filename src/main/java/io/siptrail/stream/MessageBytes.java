package io.siptrail.stream;

/** Where the bytes of a message stand. */
final class MessageBytes {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean delimited;

    /**
     * A message in an array of the caller's.
     *
     * @param from index of the first byte
     * @param to index after the last byte
     * @param delimited whether its transport says where it ends
     */
    MessageBytes(byte[] bytes, int from, int to, boolean delimited) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.delimited = delimited;
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
}
