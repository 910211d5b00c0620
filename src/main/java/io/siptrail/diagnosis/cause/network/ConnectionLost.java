package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.net.Transport;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The connection that carried the last request ended before a final came (RFC 3261 §18.4, RFC 5626 §4.2). In a capture of the
 * client's direction alone every connection seems to end so: where the client shows that it had answers, nothing is said.
 */
public final class ConnectionLost implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.CONNECTION_LOST);
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        Transaction last = failed.last();
        if (last.finalResponse().isPresent() || OneWayCapture.holds(failed)) {
            return Optional.empty();
        }
        return failed.connectionEnds().stream()
                .findFirst()
                .map(event -> Diagnosis.of(
                        Cause.CONNECTION_LOST,
                        Confidence.PROVEN,
                        Statement.of(what(event) + " ends the connection " + event.client() + " to " + event.server()
                                        + " in ")
                                .frame(event.frame())
                                .text(", before any answer to the REGISTER in ")
                                .frame(last.position().frame()),
                        Exhibit.of(last.position().frame(), event.frame())));
    }

    private static String what(ConnectionEvent event) {
        boolean reset = event.kind() == ConnectionEvent.Kind.RESET;
        return event.transport() == Transport.SCTP ? reset ? "an ABORT" : "a SHUTDOWN" : reset ? "a RST" : "a FIN";
    }
}
