package io.siptrail.diagnosis.finding.security;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.function.Consumer;

/**
 * How credentials travel: as Basic, which is the password itself (RFC 3261 §22 forbids it); as a digest without qop or with
 * MD5 where more was offered (RFC 7616 §5.2, RFC 8760 §2.3); and over a transport that everybody can read (RFC 3261 §26.2).
 */
public final class WeakProtection implements FindingRule {

    private final Bounded<String, Trail> basic = new Bounded<>(MOST);
    private final Bounded<Endpoint, Digests> digests = new Bounded<>(MOST);
    private final Bounded<Endpoint, Trail> cleartext = new Bounded<>(MOST);

    private static final class Digests {
        private final Trail weak = new Trail();
        private long md5;
        private long withoutQop;
        private long downgraded;
    }

    @Override
    public void take(Observation observation) {
        for (JudgedCredentials shown : observation.digests()) {
            Transaction transaction = shown.transaction();
            Endpoint registrar = transaction.destination();
            if (!isEncrypted(transaction.transport())) {
                cleartext.at(registrar, Trail::new).ifPresent(trail -> trail.add(transaction));
            }
            if (shown.credentials().scheme().equalsIgnoreCase("Basic")) {
                basic.at(observation.attempt().aor(), Trail::new).ifPresent(trail -> trail.add(transaction));
            } else if (shown.credentials().isDigest()) {
                digests.at(registrar, Digests::new)
                        .ifPresent(known -> take(known, observation, transaction, shown.credentials()));
            }
        }
    }

    private static boolean isEncrypted(Transport transport) {
        return !transport.name().equals("UDP")
                && !transport.name().equals("TCP")
                && !transport.name().equals("WS")
                && !transport.name().equals("SCTP");
    }

    private static void take(Digests known, Observation observation, Transaction transaction, Credentials shown) {
        boolean md5 = isMd5(shown.algorithm().orElse("MD5"));
        boolean withoutQop = shown.qop().isEmpty();
        if (!md5 && !withoutQop) {
            return;
        }
        known.md5 += md5 ? 1 : 0;
        known.withoutQop += withoutQop ? 1 : 0;
        known.downgraded += md5 && strongerOffered(observation) ? 1 : 0;
        known.weak.add(transaction);
    }

    private static boolean strongerOffered(Observation observation) {
        if (observation.attempt().challenges() == 0) {
            return false;
        }
        for (Transaction transaction : observation.attempt().transactions()) {
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (response != null && offersSha(response.offered().text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean offersSha(String challenges) {
        for (int dash = challenges.indexOf('-'); dash >= 0; dash = challenges.indexOf('-', dash + 1)) {
            if (challenges.regionMatches(true, dash - 3, "SHA", 0, 3)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMd5(String algorithm) {
        return algorithm.regionMatches(true, 0, "MD5", 0, 3);
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        basic.entries()
                .forEach((aor, trail) -> found.accept(trail.finding(
                        FindingKind.BASIC_CREDENTIALS,
                        Severity.HIGH,
                        Confidence.PROVEN,
                        aor,
                        Statement.of("the password itself is in ")
                                .frame(trail.frames().first().get(0))
                                .text(": Basic only encodes it"),
                        "Switch Basic off on both sides, and change the password.",
                        "")));
        digests.entries().forEach((registrar, known) -> {
            if (known.weak.count() > 0) {
                found.accept(weak(registrar, known));
            }
        });
        cleartext
                .entries()
                .forEach((registrar, trail) -> found.accept(trail.finding(
                        FindingKind.CLEARTEXT_TRANSPORT,
                        Severity.LOW,
                        Confidence.PROVEN,
                        registrar.toString(),
                        Statement.of("credentials travel unencrypted, " + Seconds.times(trail.count())
                                + "; whoever reads them can look for the password"),
                        "Register over TLS.",
                        DisplayFilter.endpoint(registrar))));
    }

    private static Finding weak(Endpoint registrar, Digests known) {
        String what = "digests with MD5: " + known.md5 + ", without qop: " + known.withoutQop
                + (known.downgraded > 0 ? ", with MD5 although SHA was offered: " + known.downgraded : "");
        return known.weak.finding(
                FindingKind.WEAK_DIGEST,
                known.withoutQop + known.downgraded > 0 ? Severity.LOW : Severity.INFO,
                Confidence.PROVEN,
                registrar.toString(),
                Statement.of(what),
                "Offer SHA-256 and qop=\"auth\" (RFC 8760), beside MD5 for older clients.",
                DisplayFilter.endpoint(registrar));
    }

    @Override
    public long forgotten() {
        return basic.forgotten() + digests.forgotten() + cleartext.forgotten();
    }
}
