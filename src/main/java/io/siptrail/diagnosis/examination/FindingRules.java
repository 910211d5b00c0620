package io.siptrail.diagnosis.examination;

import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.client.ChangedCallIds;
import io.siptrail.diagnosis.finding.client.FailedConnections;
import io.siptrail.diagnosis.finding.client.FailedLookups;
import io.siptrail.diagnosis.finding.client.IgnoredRetryAfter;
import io.siptrail.diagnosis.finding.client.Retransmissions;
import io.siptrail.diagnosis.finding.client.RetryStorms;
import io.siptrail.diagnosis.finding.client.RewrittenContacts;
import io.siptrail.diagnosis.finding.client.RewrittenRequests;
import io.siptrail.diagnosis.finding.client.TranslatedSources;
import io.siptrail.diagnosis.finding.quality.CaptureFlaws;
import io.siptrail.diagnosis.finding.quality.CaptureGaps;
import io.siptrail.diagnosis.finding.quality.DuplicatePackets;
import io.siptrail.diagnosis.finding.quality.OneWayTraffic;
import io.siptrail.diagnosis.finding.security.BruteForce;
import io.siptrail.diagnosis.finding.security.ContactHijack;
import io.siptrail.diagnosis.finding.security.NonceReuse;
import io.siptrail.diagnosis.finding.security.Scanners;
import io.siptrail.diagnosis.finding.security.UserEnumeration;
import io.siptrail.diagnosis.finding.security.WeakProtection;
import io.siptrail.diagnosis.finding.server.Crowds;
import io.siptrail.diagnosis.finding.server.MissingStaleFlags;
import io.siptrail.diagnosis.finding.server.ServerClocks;
import io.siptrail.diagnosis.finding.server.SlowRegistrars;
import java.util.List;

/** Every rule about a capture as a whole. */
final class FindingRules {

    private FindingRules() {}

    /** Fresh rules for one capture. */
    static List<FindingRule> all() {
        return List.of(
                new RetryStorms(),
                new ChangedCallIds(),
                new TranslatedSources(),
                new RewrittenContacts(),
                new IgnoredRetryAfter(),
                new Retransmissions(),
                new FailedConnections(),
                new FailedLookups(),
                new RewrittenRequests(),
                new SlowRegistrars(),
                new Crowds(),
                new ServerClocks(),
                new MissingStaleFlags(),
                new Scanners(),
                new BruteForce(),
                new UserEnumeration(),
                new WeakProtection(),
                new NonceReuse(),
                new ContactHijack(),
                new CaptureFlaws(),
                new CaptureGaps(),
                new DuplicatePackets(),
                new OneWayTraffic());
    }
}
