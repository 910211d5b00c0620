package io.siptrail.diagnosis.contact;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.Registrant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds contacts behind a connection that ended and that nobody registered again. That matters only where the connection is
 * the one way to them: over WebSocket (RFC 7118 §5), as a flow (RFC 5626 §5.3), or where the contact names the port that
 * the client had for this connection alone. A contact with a port to listen on can still be called.
 */
final class ClosedConnections {

    /** How long a client may wait before it opens another (RFC 5626 §4.5, base-time where no flow is left). */
    private static final long RECOVERY = 30_000_000_000L;

    private final Evidence evidence;
    private final long endOrder;

    /** For a capture that ends at this running time. */
    ClosedConnections(Evidence evidence, long endOrder) {
        this.evidence = evidence;
        this.endOrder = endOrder;
    }

    Optional<Staleness> judge(HeldContact contact) {
        Registrant registrant = contact.binding().registrant().orElse(null);
        if (registrant == null || contact.state() == BindingState.REMOVED || !isOnlyWay(contact, registrant)) {
            return Optional.empty();
        }
        for (ConnectionEvent event : evidence.connectionsOf(registrant.source().address())) {
            if (event.client().equals(registrant.source()) && endsFor(contact, event)) {
                return Optional.of(closed(event));
            }
        }
        return Optional.empty();
    }

    private static boolean isOnlyWay(HeldContact contact, Registrant registrant) {
        boolean webSocket = registrant.transport() == Transport.WS || registrant.transport() == Transport.WSS;
        boolean stream = registrant.transport() == Transport.TCP || registrant.transport() == Transport.TLS;
        boolean flow = contact.binding().contact().regId().isPresent();
        boolean ownPort = contact.address()
                .endpoint()
                .filter(endpoint -> endpoint.equals(registrant.source()))
                .isPresent();
        return webSocket || (stream && (flow || ownPort)) || (registrant.transport() == Transport.SCTP && flow);
    }

    /** After the last refresh, while the registrar held the contact, and long enough ago to have registered again. */
    private boolean endsFor(HeldContact contact, ConnectionEvent event) {
        boolean ended = event.kind() == ConnectionEvent.Kind.CLOSED || event.kind() == ConnectionEvent.Kind.RESET;
        Binding.Ending ending = contact.binding().ending();
        return ended
                && event.orderNanos() > contact.refreshedOrder()
                && event.orderNanos() < Math.min(contact.endOrder(), ending.expiresOrder())
                && event.orderNanos() + RECOVERY <= endOrder
                && !isHeardLater(contact, event);
    }

    /** From the address that the contact names, where that is not this connection's. */
    private boolean isHeardLater(HeldContact contact, ConnectionEvent event) {
        for (Endpoint endpoint : contact.endpoints()) {
            OptionalLong heard = evidence.lastHeardFrom(endpoint);
            if (!endpoint.equals(event.client()) && heard.isPresent() && heard.getAsLong() > event.orderNanos()) {
                return true;
            }
        }
        return false;
    }

    private static Staleness closed(ConnectionEvent event) {
        String how = event.kind() == ConnectionEvent.Kind.RESET ? "was reset in " : "was closed in ";
        return new Staleness(
                StaleReason.CONNECTION_CLOSED,
                Confidence.LIKELY,
                event.timeNanos(),
                Statement.of("its connection from " + event.client() + ", the one way to it, " + how)
                        .frame(event.frame())
                        .text("; nobody registered it again"),
                List.of(event.frame()));
    }
}
