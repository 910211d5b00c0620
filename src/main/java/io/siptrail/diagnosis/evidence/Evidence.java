package io.siptrail.diagnosis.evidence;

import io.siptrail.net.Datagram;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IcmpError;
import io.siptrail.net.IpAddress;
import io.siptrail.net.LostDatagram;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipRequest;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Everything that has no address-of-record of its own. Filled in the order of the capture by one thread, and asked when
 * the capture has ended.
 */
public final class Evidence {

    private final EvidenceLimits limits;
    private final EndpointSightings sightings;
    private final PeerRequests requests;
    private final Map<Endpoint, List<IcmpReport>> icmp = new HashMap<>();
    private final Map<Endpoint, List<PeerRequest>> failedByDestination = new HashMap<>();
    /** The first request of each; what scans from more sources than there is room for is known by then. */
    private final Map<IpAddress, ScannerSighting> scanners = new LinkedHashMap<>();

    private final LostMessages lost;
    private final DnsLookups lookups;
    private final Map<IpAddress, List<ConnectionEvent>> connections = new HashMap<>();
    private final List<ConnectionEvent> allConnections = new ArrayList<>();
    private long connectionsForgotten;
    private int icmpReports;
    private long icmpForgotten;

    public Evidence(EvidenceLimits limits) {
        this.limits = limits;
        this.sightings = new EndpointSightings(limits.endpoints());
        this.requests = new PeerRequests(limits);
        this.lost = new LostMessages(limits.lostMessages());
        this.lookups = new DnsLookups(limits.dnsLookups());
    }

    /** Notes that an endpoint sent something, whatever it was; for every packet, and without an object. */
    public void heardFrom(long endpointKey, long orderNanos) {
        sightings.note(endpointKey, orderNanos);
    }

    /** Takes a message of another method than REGISTER, in the order of the capture. */
    public void message(Observed observed) {
        requests.accept(observed);
        if (observed.message() instanceof SipRequest request) {
            request.userAgent()
                    .filter(ScannerNames::isScanner)
                    .ifPresent(agent -> sight(new ScannerSighting(
                            observed.source().address(),
                            agent,
                            observed.position().frame(),
                            observed.timeNanos())));
        }
    }

    private void sight(ScannerSighting sighting) {
        if (scanners.size() < EvidenceLimits.SCANNERS) {
            scanners.putIfAbsent(sighting.source(), sighting);
        }
    }

    /** Takes an ICMP error, in the order of the capture. */
    public void icmp(IcmpError error) {
        icmp(new IcmpReport(
                error.frame().ref(),
                error.frame().orderNanos(),
                error.frame().timestampNanos(),
                error.reporter(),
                error.version(),
                error.type(),
                error.code(),
                error.hops(),
                error.quotedSource(),
                error.quotedDestination(),
                error.quotedTransport(),
                head(error)));
    }

    /** Takes what an ICMP error says, in the order of the capture. */
    public void icmp(IcmpReport report) {
        List<IcmpReport> known = icmp.computeIfAbsent(report.destination(), none -> new ArrayList<>(1));
        if (icmpReports >= limits.icmpReports() || known.size() >= limits.icmpReportsPerDestination()) {
            icmpForgotten++;
            return;
        }
        icmpReports++;
        known.add(report);
    }

    private static String head(IcmpError error) {
        if (!MessageScanner.mayBegin(error.data(), error.offset(), error.length())) {
            return "";
        }
        byte[] head = new byte[Math.min(error.length(), EvidenceLimits.QUOTED_CHARACTERS)];
        error.data().get(error.offset(), head, 0, head.length);
        return new String(head, StandardCharsets.UTF_8);
    }

    /** Takes the beginning of a datagram of which the rest never came. */
    public void fragmentLost(LostDatagram datagram) {
        lost.accept(datagram);
    }

    /** Takes a datagram of a DNS server. */
    public void dns(Datagram datagram) {
        lookups.accept(datagram);
    }

    /** Takes what befell a connection to a SIP port, in the order of the capture. */
    public void connection(ConnectionEvent event) {
        if (allConnections.size() >= limits.connectionEvents()) {
            connectionsForgotten++;
            return;
        }
        allConnections.add(event);
        connections
                .computeIfAbsent(event.client().address(), none -> new ArrayList<>(1))
                .add(event);
    }

    /** Ends the capture at this running time. */
    public void finish(long endNanos) {
        requests.finish(endNanos);
        for (PeerRequest request : requests.failed()) {
            failedByDestination
                    .computeIfAbsent(request.destination(), none -> new ArrayList<>(1))
                    .add(request);
        }
    }

    /** The errors that quote a datagram to this endpoint, in the order of the capture. */
    public List<IcmpReport> icmpAbout(Endpoint destination) {
        return Collections.unmodifiableList(icmp.getOrDefault(destination, List.of()));
    }

    /**
     * The errors that quote a request of this transaction, in the order of the capture; the first {@value EvidenceLimits#ABOUT_ONE}.
     *
     * @param untilNanos running time after which none is about it any more
     */
    public List<IcmpReport> icmpAbout(Transaction transaction, long untilNanos) {
        List<IcmpReport> known = icmp.getOrDefault(transaction.destination(), List.of());
        List<IcmpReport> about = new ArrayList<>(0);
        for (int i = firstSince(known, transaction.position().orderNanos());
                i < known.size() && known.get(i).orderNanos() <= untilNanos && about.size() < EvidenceLimits.ABOUT_ONE;
                i++) {
            if (known.get(i).quotes(transaction)) {
                about.add(known.get(i));
            }
        }
        return about;
    }

    private static int firstSince(List<IcmpReport> reports, long orderNanos) {
        int low = 0;
        int high = reports.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reports.get(middle).orderNanos() < orderNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether there was any ICMP error. */
    public boolean hasIcmp() {
        return icmpReports > 0;
    }

    /** The requests to this endpoint that found nobody, in the order in which that became certain. */
    public List<PeerRequest> failedRequestsTo(Endpoint destination) {
        return Collections.unmodifiableList(failedByDestination.getOrDefault(destination, List.of()));
    }

    /** All requests that found nobody. */
    public List<PeerRequest> failedRequests() {
        return Collections.unmodifiableList(requests.failed());
    }

    /** The messages with this Call-ID of which only the first fragment was captured. */
    public List<LostMessage> lostMessages(String callId) {
        return Collections.unmodifiableList(lost.of(callId));
    }

    /** The first request of each scanning source, other than REGISTER. */
    public List<ScannerSighting> scanners() {
        return List.copyOf(scanners.values());
    }

    /** How many SIP messages are known of which only the first fragment was captured. */
    public int lostMessages() {
        return lost.count();
    }

    /** What befell connections that this address opened, in the order of the capture. */
    public List<ConnectionEvent> connectionsOf(IpAddress client) {
        return Collections.unmodifiableList(connections.getOrDefault(client, List.of()));
    }

    /** What befell connections to SIP ports, in the order of the capture. */
    public List<ConnectionEvent> connections() {
        return Collections.unmodifiableList(allConnections);
    }

    /** The running time of the last packet that this endpoint sent, nanoseconds since the epoch. */
    public OptionalLong lastHeardFrom(Endpoint endpoint) {
        return sightings.last(endpoint.key());
    }

    /** Whether an endpoint of which nothing was heard truly sent nothing, rather than that there was no room to remember it. */
    public boolean remembersAllEndpoints() {
        return sightings.forgotten() == 0;
    }

    /** What clients found out from DNS, in the order of the first answers; empty when DNS knew every answer. */
    public List<DnsLookup> dnsLookups() {
        return lookups.all();
    }

    /** Whether DNS did not know an answer. */
    public boolean anyLookupFailed() {
        return lookups.anyFailed();
    }

    /** Pieces of evidence for which there was no room. */
    public long forgotten() {
        return sightings.forgotten()
                + requests.forgotten()
                + icmpForgotten
                + lost.forgotten()
                + connectionsForgotten
                + lookups.forgotten();
    }
}
