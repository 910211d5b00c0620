package io.siptrail.stream;

/** The kinds of {@link ConnectionEvent}. */
public enum ConnectionEventKind {
    /** The SYN was answered by a RST, or the INIT by an ABORT: nobody listens there, or a firewall says so. */
    REFUSED,
    /** The SYN or INIT was not answered at all; the detail says how often it was sent. */
    SYN_UNANSWERED,
    /** A RST or ABORT ended it while a request waited for its answer. */
    RESET_UNANSWERED,
    /** A FIN or SHUTDOWN ended it while a request waited for its answer. */
    CLOSED_UNANSWERED,
    /** A RST or ABORT ended it. */
    RESET,
    /** A FIN or SHUTDOWN ended it. */
    CLOSED,
    /** The client's TLS hello; the detail has the name it asked for and the versions it offered. */
    TLS_HELLO,
    /** The server's TLS hello; the detail has the version and the cipher suite. */
    TLS_AGREED,
    /** A legible TLS alert other than close_notify; the detail has its level, its name and who sent it. */
    TLS_ALERT,
    /** It ended before its TLS handshake did. */
    TLS_BROKEN_OFF
}
