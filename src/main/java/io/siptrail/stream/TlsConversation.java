package io.siptrail.stream;

import io.siptrail.stream.tls.KeyLog;
import io.siptrail.stream.tls.TlsSession;

/** What both directions know of their TLS, and of what they say in it. */
final class TlsConversation {

    private final TlsSession session;
    private final Conversation inner = new Conversation(true);

    TlsConversation(KeyLog secrets) {
        this.session = new TlsSession(secrets);
    }

    TlsSession session() {
        return session;
    }

    /** What is said inside. */
    Conversation inner() {
        return inner;
    }
}
