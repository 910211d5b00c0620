package io.siptrail.stream;

/** What a line is that may begin a message. */
public enum StartLineKind {
    /** No start line. */
    NONE,
    /** A request line whose request wants an answer. */
    REQUEST,
    /** The request line of an ACK, which is never answered. */
    ACK,
    /** A status line. */
    RESPONSE
}
