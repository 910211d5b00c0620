package io.siptrail.transaction;

/** What a message was to the transaction that it belongs to. */
public enum MatchKind {
    /** The first sending of a request. */
    NEW_REQUEST,
    /** The same request sent again. */
    RETRANSMISSION,
    /** A packet that was captured before. */
    DUPLICATE,
    /** A 1xx. */
    PROVISIONAL,
    /** The first response that is not 1xx. */
    FIRST_FINAL,
    /** The same final once more. */
    FINAL_AGAIN,
    /** A final with another status after the first. */
    OTHER_FINAL
}
