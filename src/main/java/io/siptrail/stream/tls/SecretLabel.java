package io.siptrail.stream.tls;

/** The secrets of a connection that a key log names (draft-ietf-tls-keylogfile §2), as far as they open records. */
enum SecretLabel {
    /** TLS 1.2 and before: the master secret. */
    CLIENT_RANDOM,
    CLIENT_EARLY_TRAFFIC_SECRET,
    CLIENT_HANDSHAKE_TRAFFIC_SECRET,
    SERVER_HANDSHAKE_TRAFFIC_SECRET,
    CLIENT_TRAFFIC_SECRET_0,
    SERVER_TRAFFIC_SECRET_0
}
