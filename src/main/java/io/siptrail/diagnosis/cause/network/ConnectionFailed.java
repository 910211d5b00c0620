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
 * The client could not go on because the connection failed: refused (RFC 9293 §3.10.7.1), unanswered, broken before the
 * answer, or without TLS (RFC 8446 §6). RFC 3261 §18.4 has a transport error end the transaction.
 */
public final class ConnectionFailed implements CauseRule {

    private final ConnectionEvent.Kind kind;
    private final Cause cause;

    private ConnectionFailed(ConnectionEvent.Kind kind, Cause cause) {
        this.kind = kind;
        this.cause = cause;
    }

    /** A RST to the SYN, or an ABORT to the INIT (RFC 9260 §5.1). */
    public static CauseRule refused() {
        return new ConnectionFailed(ConnectionEvent.Kind.REFUSED, Cause.CONNECTION_REFUSED);
    }

    /** No answer to the SYN or INIT. */
    public static CauseRule timedOut() {
        return new ConnectionFailed(ConnectionEvent.Kind.TIMED_OUT, Cause.CONNECTION_TIMEOUT);
    }

    /** No TLS. */
    public static CauseRule withoutTls() {
        return new ConnectionFailed(ConnectionEvent.Kind.TLS_FAILED, Cause.TLS_FAILED);
    }

    @Override
    public List<Cause> causes() {
        return List.of(cause);
    }

    @Override
    public boolean speaksOfPending() {
        return true;
    }

    @Override
    public Optional<Diagnosis> judge(Case failed) {
        return hadToConnect(failed) ? find(failed) : Optional.empty();
    }

    /** Whoever was refused by an answer, or whose datagrams nobody answers, did not fail for want of a connection. */
    private static boolean hadToConnect(Case failed) {
        return failed.answer().isEmpty() ? failed.last().transport() != Transport.UDP : failed.isLeftAtChallenge();
    }

    private Optional<Diagnosis> find(Case failed) {
        Transaction last = failed.last();
        long from = last.timeNanos();
        List<ConnectionEvent> events =
                failed.surroundings().evidence().connectionsOf(last.source().address());
        return events.stream()
                .filter(event -> event.kind() == kind)
                .filter(event -> event.server().equals(last.destination()))
                .filter(event -> event.timeNanos() >= from
                        && event.timeNanos() <= failed.attempt().endNanos() + Case.TIMER_F_NANOS)
                .findFirst()
                .map(event -> Diagnosis.of(
                        cause,
                        Confidence.PROVEN,
                        statement(event),
                        Exhibit.of(event.frame(), failed.attempt().firstFrame())));
    }

    private Statement statement(ConnectionEvent event) {
        String what = switch (kind) {
            case REFUSED -> (isSctp(event) ? "an ABORT answers the INIT from " : "a RST answers the SYN from ");
            case TIMED_OUT -> "nothing answers the " + (isSctp(event) ? "INIT" : "SYN") + " from ";
            default -> "TLS fails on the connection from ";
        };
        Statement statement = Statement.of(what + event.client() + " to " + event.server() + " in ")
                .frame(event.frame());
        return (event.detail().isEmpty() ? statement : statement.text(": ").quote(event.detail())).text(doubt());
    }

    private static boolean isSctp(ConnectionEvent event) {
        return event.transport() == Transport.SCTP;
    }

    /** Packets do not say who drops or answers them in another's name. */
    private String doubt() {
        return switch (kind) {
            case REFUSED -> "; the host says so, or a firewall in its name";
            case TIMED_OUT -> "; the host is silent, or something on the way drops it";
            default -> "";
        };
    }
}
