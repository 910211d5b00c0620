package io.siptrail.stream;

/** What has to be known of SIP to find where its messages begin and end in a stream (RFC 3261 §18.3). */
public interface SipFraming {

    /** What the first line of these bytes is; without its line end it is none. */
    StartLineKind startLine(byte[] bytes, int offset, int length);

    /** Whether the line last asked for is a status line or names a method in common use, and so is no end of a longer line. */
    boolean isWellKnown();

    /** The Content-Length that the headers state, in bytes; -1 where they state none. */
    long contentLength(byte[] bytes, int offset, int length);
}
