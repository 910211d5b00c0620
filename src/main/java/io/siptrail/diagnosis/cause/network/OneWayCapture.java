package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Transport;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The client acts on answers that are not in the capture: it shows a nonce that nobody was seen to give, or does not send
 * again what seems unanswered (RFC 3261 §17.1.2.2 sends again over UDP). The verdict is withheld: nobody saw the answers.
 */
public final class OneWayCapture implements CauseRule {

    @Override
    public List<Cause> causes() {
        return List.of(Cause.ONE_WAY_CAPTURE);
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return holds(failed) ? Optional.of(diagnosis(failed)) : Optional.empty();
    }

    /** Whether the client had answers of which the capture has nothing. */
    static boolean holds(Case failed) {
        return !isAnswered(failed) && !isHeard(failed) && actsOnUnseen(failed);
    }

    /** Whether anything came from the registrar of the last request, or may have come unremembered. */
    private static boolean isHeard(Case failed) {
        Evidence evidence = failed.surroundings().evidence();
        return evidence.lastHeardFrom(failed.last().destination()).isPresent() || !evidence.remembersAllEndpoints();
    }

    private static boolean isAnswered(Case failed) {
        return failed.attempt().transactions().stream()
                .anyMatch(transaction -> transaction.finalResponse().isPresent()
                        || transaction.course().provisional() != 0);
    }

    private static boolean actsOnUnseen(Case failed) {
        return failed.last().transport() == Transport.UDP ? isNotRepeated(failed) : isLed(failed);
    }

    /**
     * Over a connection nothing is sent again, so that only a nonce tells: one that is new in the attempt, or an older one
     * on a connection that then ends in good order. Who resets it speaks for himself.
     */
    private static boolean isLed(Case failed) {
        List<ConnectionEvent.Kind> ends =
                failed.connectionEnds().stream().map(ConnectionEvent::kind).toList();
        List<String> shown = nonces(failed.last());
        boolean isNew =
                failed.steps().size() > 1 && !shown.equals(nonces(failed.steps().get(0)));
        return !shown.isEmpty()
                && !ends.contains(ConnectionEvent.Kind.RESET)
                && (isNew || ends.contains(ConnectionEvent.Kind.CLOSED));
    }

    private static List<String> nonces(Transaction step) {
        return step.request().stream()
                .flatMap(request -> request.credentials().stream())
                .flatMap(credentials -> credentials.nonce().stream())
                .toList();
    }

    private static boolean isNotRepeated(Case failed) {
        boolean goesOn = failed.steps().size() > 1;
        boolean showsUnseenNonce =
                failed.lastRequest().filter(request -> request.hasCredentials()).isPresent();
        boolean sentOnce = failed.steps().stream().allMatch(step -> step.retransmissions() == 0);
        return sentOnce && (goesOn || showsUnseenNonce);
    }

    private static Diagnosis diagnosis(Case failed) {
        Transaction last = failed.last();
        return Diagnosis.of(
                Cause.ONE_WAY_CAPTURE,
                Confidence.LIKELY,
                Statement.of("nothing from " + last.destination() + " is in the capture, yet the client "
                                + (failed.steps().size() > 1 ? "goes on to " : "shows a nonce in "))
                        .frame(last.position().frame())
                        .text((last.transport() == Transport.UDP ? " and sends nothing again" : "")
                                + ", so that it must have been answered; what the answer was cannot be known"),
                Exhibit.ofTransactions(failed.steps()));
    }
}
