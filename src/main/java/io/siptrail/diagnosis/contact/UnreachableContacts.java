package io.siptrail.diagnosis.contact;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.diagnosis.evidence.PeerRequest;
import io.siptrail.net.Endpoint;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.RegistrarCensus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds contacts that cannot be reached: ICMP errors that quote a datagram to one, requests to one that get no answer, or one
 * that says that nobody is there (404, 408, 410, 480, 481). Any later packet from its address, and any later refresh,
 * clears that. What comes after the binding's time is a reason of its own.
 */
final class UnreachableContacts {

    /** Frames that one verdict shows. */
    private static final int SHOWN = 8;

    private final Evidence evidence;
    private final RegistrarCensus census;
    private final Map<String, List<PeerRequest>> byTarget = new HashMap<>();

    UnreachableContacts(Evidence evidence, RegistrarCensus census) {
        this.evidence = evidence;
        this.census = census;
        for (PeerRequest request : evidence.failedRequests()) {
            byTarget.computeIfAbsent(request.requestUri(), none -> new ArrayList<>(1))
                    .add(request);
        }
    }

    Optional<Staleness> judge(HeldContact contact) {
        if (contact.state() == BindingState.REMOVED) {
            return Optional.empty();
        }
        return icmp(contact).or(() -> requests(contact));
    }

    private Optional<Staleness> icmp(HeldContact contact) {
        for (Endpoint endpoint : contact.endpoints()) {
            List<IcmpReport> reports = new ArrayList<>(0);
            for (IcmpReport report : evidence.icmpAbout(endpoint)) {
                if (report.isUnreachable()
                        && report.orderNanos() >= aliveUntil(contact, endpoint)
                        && counts(contact, report.orderNanos())) {
                    reports.add(report);
                }
            }
            if (!reports.isEmpty()) {
                return Optional.of(unreachable(contact, reports));
            }
        }
        return Optional.empty();
    }

    /** Nothing that came before this shows that it is dead. */
    private long aliveUntil(HeldContact contact, Endpoint endpoint) {
        return Math.max(
                contact.refreshedOrder(), evidence.lastHeardFrom(endpoint).orElse(Long.MIN_VALUE));
    }

    /** While it is held, or after its time when nobody took it away. */
    private static boolean counts(HeldContact contact, long order) {
        return contact.state() == BindingState.EXPIRED || order <= contact.endOrder();
    }

    private static StaleReason reason(HeldContact contact, long firstOrder) {
        return firstOrder > contact.endOrder() ? StaleReason.EXPIRED : StaleReason.UNREACHABLE;
    }

    private static Staleness unreachable(HeldContact contact, List<IcmpReport> reports) {
        IcmpReport first = reports.get(0);
        Statement explanation = Statement.of("ICMP type " + first.type() + " code " + first.code() + " from "
                        + first.reporter() + " quotes a datagram to " + first.destination() + " in ")
                .frame(first.frame())
                .text(reports.size() > 1 ? ", and " + (reports.size() - 1) + " more" : "")
                .text("; nothing came from there since");
        return new Staleness(
                reason(contact, first.orderNanos()),
                Confidence.PROVEN,
                first.timeNanos(),
                explanation,
                reports.stream().limit(SHOWN).map(IcmpReport::frame).toList());
    }

    private Optional<Staleness> requests(HeldContact contact) {
        Set<PeerRequest> failed = new LinkedHashSet<>();
        for (Endpoint endpoint : contact.endpoints()) {
            evidence.failedRequestsTo(endpoint).stream()
                    .filter(request -> counts(contact, request, aliveUntil(contact, endpoint)))
                    .forEach(failed::add);
        }
        byTarget.getOrDefault(contact.binding().contact().uri(), List.of()).stream()
                .filter(request -> counts(contact, request, aliveUntil(contact)))
                .forEach(failed::add);
        return failed.isEmpty() ? Optional.empty() : Optional.of(unanswered(contact, List.copyOf(failed)));
    }

    private long aliveUntil(HeldContact contact) {
        long alive = contact.refreshedOrder();
        for (Endpoint endpoint : contact.endpoints()) {
            alive = Math.max(alive, aliveUntil(contact, endpoint));
        }
        return alive;
    }

    /** A refusal is itself a packet from there; silence means nothing where only one side was captured. */
    private boolean counts(HeldContact contact, PeerRequest request, long aliveUntil) {
        return request.answeredNanos() >= aliveUntil
                && request.orderNanos() > contact.refreshedOrder()
                && counts(contact, request.orderNanos())
                && (request.status() != 0
                        || census.isSeenBothWays(contact.binding().registrar()));
    }

    /** One that was sent but once may have been lost. */
    private static Staleness unanswered(HeldContact contact, List<PeerRequest> failed) {
        PeerRequest first = failed.get(0);
        boolean lone = failed.size() == 1 && first.status() == 0;
        String how = first.status() == 0 ? " got no answer" : " was answered " + first.status();
        Statement explanation = Statement.quoted(first.method())
                .text(" to " + first.destination() + " in ")
                .frame(first.frame())
                .text(how)
                .text(failed.size() > 1 ? ", nor did " + (failed.size() - 1) + " later requests find anybody" : "");
        List<FrameRef> frames =
                failed.stream().limit(SHOWN).map(PeerRequest::frame).toList();
        return new Staleness(
                reason(contact, first.orderNanos()),
                lone ? Confidence.POSSIBLE : Confidence.LIKELY,
                first.timeNanos(),
                explanation,
                frames);
    }
}
