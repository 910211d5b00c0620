package io.siptrail.diagnosis.finding.client;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.Census;
import io.siptrail.diagnosis.evidence.DnsFailure;
import io.siptrail.diagnosis.evidence.DnsLookup;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import java.util.function.Consumer;

/**
 * DNS knows no server for a domain in which clients register or would (RFC 3263 §4): a failed question for SIP, or one for the
 * address of a domain that stands in a REGISTER of this capture. A failed question for SRV that is followed by a good one
 * for an address is how things should go.
 */
public final class FailedLookups implements FindingRule {

    private static final int REMEMBERED = 100_000;

    private final Bounded<String, Boolean> domains = new Bounded<>(REMEMBERED);
    private final Bounded<String, Boolean> registrants = new Bounded<>(REMEMBERED);

    @Override
    public void take(Observation observation) {
        if (observation.surroundings().evidence().anyLookupFailed()) {
            String domain = Census.domain(observation.attempt().aor());
            domains.at(domain, () -> true);
            registrants.at(observation.attempt().source().address() + " " + domain, () -> true);
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        surroundings.evidence().dnsLookups().stream()
                .filter(lookup -> lookup.asksForSip() || domains.entries().containsKey(lookup.domain()))
                .filter(lookup -> lookup.failure().isPresent())
                .filter(lookup -> lookup.noAddress().isPresent() || !registers(lookup))
                .limit(MOST)
                .forEach(lookup -> found.accept(finding(lookup, lookup.failure().orElseThrow())));
    }

    private boolean registers(DnsLookup lookup) {
        return registrants.entries().containsKey(lookup.client() + " " + lookup.domain());
    }

    private Finding finding(DnsLookup lookup, DnsFailure failure) {
        Trail trail = new Trail();
        trail.add(failure.frame(), failure.timeNanos());
        Statement statement = Statement.of(failure.server() + " answers " + failure.words() + " ")
                .quote(failure.name())
                .text(" of " + lookup.client() + " in ")
                .frame(failure.frame())
                .text(
                        registers(lookup)
                                ? "; it registers there all the same, by another way"
                                : "; no REGISTER of it for that domain is in the capture");
        return trail.finding(
                FindingKind.DNS_FAILURE,
                registers(lookup) ? Severity.LOW : Severity.MEDIUM,
                Confidence.PROVEN,
                lookup.domain(),
                statement,
                "Put the domain's SRV and address records right, or mend its name in the client.",
                "dns.qry.name == " + DisplayFilter.literal(failure.name()));
    }

    @Override
    public long forgotten() {
        return domains.forgotten() + registrants.forgotten();
    }
}
