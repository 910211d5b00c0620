package io.siptrail.analysis;

import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.stream.ConnectionEventKind;
import java.util.Optional;

/** What an event of a stream is to a diagnosis. */
final class ConnectionKinds {

    private ConnectionKinds() {}

    /** Empty for what is no failure and no end. */
    static Optional<ConnectionEvent.Kind> evidence(ConnectionEventKind kind) {
        return switch (kind) {
            case REFUSED -> Optional.of(ConnectionEvent.Kind.REFUSED);
            case SYN_UNANSWERED -> Optional.of(ConnectionEvent.Kind.TIMED_OUT);
            case TLS_ALERT, TLS_BROKEN_OFF -> Optional.of(ConnectionEvent.Kind.TLS_FAILED);
            case RESET_UNANSWERED, RESET -> Optional.of(ConnectionEvent.Kind.RESET);
            case CLOSED_UNANSWERED, CLOSED -> Optional.of(ConnectionEvent.Kind.CLOSED);
            case TLS_HELLO, TLS_AGREED -> Optional.empty();
        };
    }

    /** Whether a SIP message was seen on the connection before, as far as the kind tells. */
    static boolean carriedSip(ConnectionEventKind kind) {
        return kind == ConnectionEventKind.RESET_UNANSWERED || kind == ConnectionEventKind.CLOSED_UNANSWERED;
    }
}
