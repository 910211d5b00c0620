package io.siptrail.stream;

/** What a reader of the report should know about the streams. */
public enum StreamOddity {
    /** Bytes of a SIP connection that the capture does not have. */
    GAP("stream-gap"),
    /** A message whose end the capture does not have; what is there of it was read. */
    MESSAGE_CUT("stream-message-cut"),
    /** A message that was not complete when its connection or the capture ended, and was not read. */
    MESSAGE_UNFINISHED("stream-message-unfinished"),
    /** A message longer than the limit, of which only the headers were read, or nothing. */
    MESSAGE_TOO_LONG("stream-message-too-long"),
    /** Bytes given up because too many waited for ones missing before them. */
    WAITED_IN_VAIN("stream-waited-in-vain"),
    /** A SIP connection or association that gave way to others because of a limit. */
    FORGOTTEN("stream-forgotten"),
    /** A packet of SCTP with data for a SIP association whose verification tag is not the association's: its receiver drops it. */
    STRANGE_TAG("sctp-strange-tag"),
    /** A TLS record, or DTLS over SCTP, that its secret does not open, or for which there is none. */
    TLS_CLOSED_TO_US("tls-not-decrypted");

    private final String id;

    StreamOddity(String id) {
        this.id = id;
    }

    /** The stable kebab-case name. */
    public String id() {
        return id;
    }
}
