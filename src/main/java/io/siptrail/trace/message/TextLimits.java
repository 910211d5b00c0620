package io.siptrail.trace.message;

/**
 * How much a text may hold. A text that holds more is read up to there, and the reader is told.
 *
 * @param lineChars characters of a line; what is longer is cut
 * @param messageBytes bytes of a message; what is longer is cut, as no datagram holds more
 * @param messages found in one text
 * @param keptBytes of all messages of one text together
 */
public record TextLimits(int lineChars, int messageBytes, int messages, long keptBytes) {

    public TextLimits {
        if (lineChars < 1 || messageBytes < 1 || messages < 1 || keptBytes < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
        if (messageBytes > 65_000) {
            throw new IllegalArgumentException("no datagram holds more than 65000 bytes of a message");
        }
    }

    /** 64 Ki characters a line, 65000 bytes a message, 500000 messages, 128 MiB of messages. */
    public static TextLimits defaults() {
        return new TextLimits(1 << 16, 65_000, 500_000, 128L << 20);
    }
}
