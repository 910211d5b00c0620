package io.siptrail.stream;

import io.siptrail.net.Transport;

/** What both directions of a connection know of what they carry: once as it is on the wire, once more inside TLS. */
final class Conversation {

    private final boolean secure;
    private boolean webSocket;

    Conversation(boolean secure) {
        this.secure = secure;
    }

    /** Whether it runs inside TLS. */
    boolean isSecure() {
        return secure;
    }

    void becomesWebSocket() {
        webSocket = true;
    }

    boolean isWebSocket() {
        return webSocket;
    }

    Transport transport() {
        if (webSocket) {
            return secure ? Transport.WSS : Transport.WS;
        }
        return secure ? Transport.TLS : Transport.TCP;
    }
}
