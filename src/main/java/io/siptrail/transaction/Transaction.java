package io.siptrail.transaction;

import io.siptrail.capture.RawTime;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One REGISTER request on one hop with everything that answered it, when no more can come.
 *
 * @param position of its first message
 * @param source the client's side of the hop
 * @param destination the registrar's side of the hop
 * @param hop how many proxies lie between the client and this hop, as far as they were captured: 0 is the client's own
 * @param request empty when only responses were captured
 * @param finalResponse the first response that is not 1xx
 * @param retransmissions of the request
 * @param responseRetransmissions repetitions of responses
 * @param duplicates packets of it that were captured more than once, requests and responses
 * @param course what else happened
 */
public record Transaction(
        Position position,
        Endpoint source,
        Endpoint destination,
        Transport transport,
        TransactionKey key,
        int hop,
        Optional<RegisterRequest> request,
        Optional<RegisterResponse> finalResponse,
        int retransmissions,
        int responseRetransmissions,
        int duplicates,
        Course course) {

    /** Whether both are one: no two begin in one place on one hop. The rest need not be compared. */
    public boolean isSame(Transaction other) {
        return hop == other.hop && position.compareTo(other.position) == 0;
    }

    /**
     * Raw time of the first sending, or of the response when no request was captured; nanoseconds since the epoch,
     * {@link RawTime#UNKNOWN} where the input has no times.
     */
    public long timeNanos() {
        if (request.isPresent()) {
            return request.get().timeNanos();
        }
        if (finalResponse.isPresent()) {
            return finalResponse.get().timeNanos();
        }
        return position.orderNanos() == 0 ? RawTime.UNKNOWN : position.orderNanos();
    }

    /** From the first sending to the first final, in nanoseconds of raw time; empty when either is missing or the clock went back. */
    public OptionalLong responseNanos() {
        if (request.isEmpty() || finalResponse.isEmpty()) {
            return OptionalLong.empty();
        }
        return elapsed(request.get().timeNanos(), finalResponse.get().timeNanos());
    }

    /** The time between two raw timestamps, or empty when it would be negative or one of them is unknown. */
    public static OptionalLong elapsed(long fromNanos, long toNanos) {
        return toNanos < fromNanos || !RawTime.isKnown(fromNanos)
                ? OptionalLong.empty()
                : OptionalLong.of(toNanos - fromNanos);
    }
}
