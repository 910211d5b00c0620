package io.siptrail.stream;

import io.siptrail.stream.tls.KeyLog;

/** What both directions know of their TLS, and of what they say in it. */
final class TlsConversation {

    private final KeyLog secrets;
    private final Conversation inner = new Conversation(true);

    TlsConversation(KeyLog secrets) {
        this.secrets = secrets;
    }

    KeyLog secrets() {
        return secrets;
    }

    /** What is said inside. */
    Conversation inner() {
        return inner;
    }
}
