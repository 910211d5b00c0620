package io.siptrail.diagnosis.evidence;

import io.siptrail.sip.CSeq;
import io.siptrail.sip.SipMessage;
import io.siptrail.sip.SipRequest;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.Observed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows requests of other methods than REGISTER to their first sign of an answer, and keeps those that found nobody. ACK
 * and CANCEL are not followed: the first is never answered, the second is answered by any hop.
 */
final class PeerRequests {

    private static final Set<String> NOT_FOLLOWED = Set.of("REGISTER", "ACK", "CANCEL");

    private final EvidenceLimits limits;
    private final long patience;
    private final Map<String, PeerRequest> open = new LinkedHashMap<>();
    private final List<PeerRequest> failed = new ArrayList<>();
    private long forgotten;

    PeerRequests(EvidenceLimits limits) {
        this.limits = limits;
        this.patience = limits.patience().toNanos();
    }

    void accept(Observed observed) {
        expire(observed.position().orderNanos());
        SipMessage message = observed.message();
        CSeq cseq = message.cseq().orElse(null);
        if (cseq == null
                || NOT_FOLLOWED.contains(cseq.method())
                || message.callId().isEmpty()) {
            return;
        }
        String key = cseq.number() + " " + cseq.method() + " " + branch(message) + " "
                + message.callId().get();
        if (message instanceof SipRequest request) {
            open.putIfAbsent(key, of(observed, request));
            makeRoom();
        } else if (message instanceof SipResponse response) {
            answered(key, response.statusCode(), observed.position().orderNanos());
        }
    }

    private static String branch(SipMessage message) {
        return message.vias().isEmpty()
                ? ""
                : message.vias().get(0).branch().orElse("") + " "
                        + message.vias().get(0).sentBy();
    }

    private static PeerRequest of(Observed observed, SipRequest request) {
        return new PeerRequest(
                request.method(),
                request.requestUriText(),
                observed.source(),
                observed.destination(),
                observed.transport(),
                observed.position().frame(),
                observed.position().orderNanos(),
                observed.timeNanos(),
                0,
                observed.position().orderNanos());
    }

    /** A refusal that says that the user agent is not there; anything else, provisional responses included, is a sign of life. */
    private void answered(String key, int status, long orderNanos) {
        PeerRequest request = open.remove(key);
        if (request != null) {
            switch (status) {
                case 404, 408, 410, 480, 481 -> fail(request, status, orderNanos);
                default -> {}
            }
        }
    }

    private void fail(PeerRequest request, int status, long answeredNanos) {
        if (failed.size() >= limits.failedRequests()) {
            forgotten++;
            return;
        }
        failed.add(new PeerRequest(
                request.method(),
                request.requestUri(),
                request.source(),
                request.destination(),
                request.transport(),
                request.frame(),
                request.orderNanos(),
                request.timeNanos(),
                status,
                answeredNanos));
    }

    private void makeRoom() {
        if (open.size() > limits.openRequests()) {
            Iterator<PeerRequest> eldest = open.values().iterator();
            eldest.next();
            eldest.remove();
            forgotten++;
        }
    }

    private void expire(long now) {
        Iterator<PeerRequest> eldest = open.values().iterator();
        while (eldest.hasNext()) {
            PeerRequest request = eldest.next();
            if (now - request.orderNanos() <= patience) {
                return;
            }
            eldest.remove();
            fail(request, 0, request.orderNanos());
        }
    }

    /** A request that was still within its time when the capture ended proves nothing. */
    void finish(long endNanos) {
        expire(endNanos);
        open.clear();
    }

    /** In the order in which they failed. */
    List<PeerRequest> failed() {
        return failed;
    }

    long forgotten() {
        return forgotten;
    }
}
