package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Connections to a SIP port that failed before any SIP was sent: refused, unanswered, or without TLS. They are no attempts,
 * since nobody can say what was to be sent.
 */
public final class FailedConnections implements FindingRule {

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        Bounded<String, Trail> pairs = new Bounded<>(MOST);
        Map<String, ConnectionEvent> first = new HashMap<>();
        for (ConnectionEvent event : surroundings.evidence().connections()) {
            if (!event.carriedSip() && kind(event.kind()).isPresent()) {
                String pair = event.kind() + " " + event.client().address() + " " + event.server();
                pairs.at(pair, Trail::new).ifPresent(trail -> trail.add(event.frame(), event.timeNanos()));
                first.putIfAbsent(pair, event);
            }
        }
        pairs.entries().forEach((pair, trail) -> {
            ConnectionEvent event = first.get(pair);
            if (event != null) {
                found.accept(finding(event, trail));
            }
        });
    }

    private static Optional<FindingKind> kind(ConnectionEvent.Kind kind) {
        return switch (kind) {
            case REFUSED -> Optional.of(FindingKind.CONNECTION_REFUSED);
            case TIMED_OUT -> Optional.of(FindingKind.CONNECTION_TIMEOUT);
            case TLS_FAILED -> Optional.of(FindingKind.TLS_FAILED);
            default -> Optional.empty();
        };
    }

    private static Cause cause(ConnectionEvent.Kind kind) {
        return switch (kind) {
            case REFUSED -> Cause.CONNECTION_REFUSED;
            case TIMED_OUT -> Cause.CONNECTION_TIMEOUT;
            default -> Cause.TLS_FAILED;
        };
    }

    private static Finding finding(ConnectionEvent event, Trail trail) {
        Cause cause = cause(event.kind());
        Statement statement = Statement.of(event.client().address() + " to " + event.server() + ", "
                        + Seconds.times(trail.count()) + ", first in ")
                .frame(event.frame());
        return trail.finding(
                kind(event.kind()).orElseThrow(),
                Severity.MEDIUM,
                Confidence.PROVEN,
                event.server().toString(),
                event.detail().isEmpty() ? statement : statement.text(": ").quote(event.detail()),
                cause.remedy(),
                (event.transport() == Transport.SCTP ? "sctp" : "tcp") + ".port == "
                        + event.server().port() + " && ip.addr == "
                        + event.client().address());
    }
}
