package io.siptrail.net;

/** What carried a message, as the {@code transport} columns name it. */
public enum Transport {
    UDP,
    TCP,
    TLS,
    WS,
    WSS,
    SCTP
}
