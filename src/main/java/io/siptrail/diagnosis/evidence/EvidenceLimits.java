package io.siptrail.diagnosis.evidence;

import java.time.Duration;

/**
 * Bounds of this package.
 *
 * @param icmpReports kept in all
 * @param icmpReportsPerDestination kept of those that quote datagrams to one endpoint
 * @param openRequests requests of other methods that wait for an answer at once; the oldest gives way
 * @param failedRequests kept of those that got no answer or a refusal
 * @param endpoints whose last packet is remembered
 * @param lostMessages kept of those of which only the first fragment was captured
 * @param connectionEvents kept in all
 * @param dnsLookups kept in all, one for each client and domain
 * @param patience how long a request waits for its first response, in capture time (RFC 3261 §17.1.2.2, Timer F)
 */
public record EvidenceLimits(
        int icmpReports,
        int icmpReportsPerDestination,
        int openRequests,
        int failedRequests,
        int endpoints,
        int lostMessages,
        int connectionEvents,
        int dnsLookups,
        Duration patience) {

    static final int ABOUT_ONE = 64;
    static final int SCANNERS = 1_000;
    static final int QUOTED_CHARACTERS = 1_024;

    /** Enough for every honest capture. */
    public static EvidenceLimits defaults() {
        return new EvidenceLimits(
                200_000, 10_000, 100_000, 200_000, 1 << 20, 10_000, 100_000, 50_000, Duration.ofSeconds(32));
    }
}
