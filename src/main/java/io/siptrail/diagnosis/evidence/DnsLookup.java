package io.siptrail.diagnosis.evidence;

import io.siptrail.net.IpAddress;
import java.util.Optional;

/**
 * What a client found out from DNS about a domain.
 *
 * @param client who asked
 * @param domain in lower case
 * @param asksForSip whether it asked for servers of SIP
 * @param addressFound whether there was an address in any answer
 * @param serviceFound whether there was a server of SIP in any answer
 * @param noAddress the first failure to find an address
 * @param noService the first failure to find a server of SIP
 */
public record DnsLookup(
        IpAddress client,
        String domain,
        boolean asksForSip,
        boolean addressFound,
        boolean serviceFound,
        Optional<DnsFailure> noAddress,
        Optional<DnsFailure> noService) {

    static DnsLookup begun(IpAddress client, String domain) {
        return new DnsLookup(client, domain, false, false, false, Optional.empty(), Optional.empty());
    }

    /** The same, knowing one answer more. */
    DnsLookup with(DnsAnswer answer, DnsFailure failure) {
        boolean service = answer.isAboutService();
        Optional<DnsFailure> failed = answer.isFailure() ? Optional.of(failure) : Optional.empty();
        return new DnsLookup(
                client,
                domain,
                asksForSip || service,
                addressFound || (!service && answer.found()),
                serviceFound || (service && answer.found()),
                service ? noAddress : noAddress.or(() -> failed),
                service ? noService.or(() -> failed) : noService);
    }

    /**
     * The failure after which there was nothing to send to: no address, and no server that might have another name. Whoever finds no
     * server of SIP asks for an address of the domain itself (RFC 3263 §4.2), so that alone is no failure.
     */
    public Optional<DnsFailure> failure() {
        return addressFound || serviceFound ? Optional.empty() : noAddress.or(() -> noService);
    }
}
