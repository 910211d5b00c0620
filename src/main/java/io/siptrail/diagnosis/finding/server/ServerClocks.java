package io.siptrail.diagnosis.finding.server;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.census.RegistrarRecord;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.digest.nonce.NonceFormat;
import io.siptrail.net.Endpoint;
import io.siptrail.sip.Challenge;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the nonces of a registrar tell (Kamailio and SER state issue and expiry, others one of them): how long they live, and
 * how far the server's clock is from the capture's. Whole seconds are all they hold.
 */
public final class ServerClocks implements FindingRule {

    private static final long SECOND = 1_000_000_000L;
    private static final long SKEWED = 2;
    private static final long FAR = 60;
    private static final int SAMPLES = 256;

    private final Bounded<Endpoint, Sample> registrars = new Bounded<>(MOST);

    private static final class Sample {
        private final Trail challenges = new Trail();
        private long skewSeconds;
        private boolean known;
    }

    @Override
    public void take(Observation observation) {
        for (Transaction transaction : observation.attempt().transactions()) {
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (response != null && response.isChallenge()) {
                registrars
                        .at(transaction.destination(), Sample::new)
                        .filter(sample -> sample.challenges.count() < SAMPLES)
                        .ifPresent(sample -> take(sample, observation.surroundings(), transaction, response));
            }
        }
    }

    private static void take(
            Sample sample, Surroundings surroundings, Transaction transaction, RegisterResponse response) {
        sample.challenges.add(response.frame(), response.timeNanos());
        RegistrarRecord registrar =
                surroundings.census().at(transaction.destination()).orElse(null);
        if (registrar == null || !RawTime.isKnown(response.timeNanos())) {
            return;
        }
        Instant seen = Instant.ofEpochSecond(0, response.timeNanos());
        for (Challenge challenge : response.challenges()) {
            challenge
                    .nonce()
                    .flatMap(nonce -> registrar.nonces().decode(nonce, Optional.of(seen)))
                    .flatMap(nonce -> nonce.skewAt(seen))
                    .ifPresent(skew -> nearest(sample, skew));
        }
    }

    private static void nearest(Sample sample, Duration skew) {
        long seconds = Math.floorDiv(skew.toNanos() + SECOND, SECOND);
        if (!sample.known || Math.abs(seconds) < Math.abs(sample.skewSeconds)) {
            sample.skewSeconds = seconds;
        }
        sample.known = true;
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars.entries().forEach((registrar, sample) -> {
            surroundings.census().at(registrar).ifPresent(known -> lifetime(registrar, known, sample, found));
            if (sample.known && Math.abs(sample.skewSeconds) > SKEWED) {
                found.accept(skew(registrar, sample));
            }
        });
    }

    private static void lifetime(Endpoint registrar, RegistrarRecord known, Sample sample, Consumer<Finding> found) {
        long seconds = known.nonces().longestLifetimeSeconds();
        if (seconds > 0) {
            found.accept(sample.challenges.finding(
                    FindingKind.NONCE_LIFETIME,
                    Severity.INFO,
                    Confidence.LIKELY,
                    registrar.toString(),
                    seconds,
                    Statement.of("its nonces read as those of "
                            + known.nonces().format().map(NonceFormat::text).orElse("a known server") + " and live "
                            + seconds
                            + " s"),
                    "Nothing need be done; clients that reuse a nonce for longer are challenged anew.",
                    DisplayFilter.endpoint(registrar)));
        }
    }

    private static Finding skew(Endpoint registrar, Sample sample) {
        return sample.challenges.finding(
                FindingKind.SERVER_CLOCK_SKEW,
                Math.abs(sample.skewSeconds) > FAR ? Severity.LOW : Severity.INFO,
                Confidence.LIKELY,
                registrar.toString(),
                Math.abs(sample.skewSeconds),
                Statement.of("by its nonces the registrar's clock is " + Math.abs(sample.skewSeconds) + " s "
                        + (sample.skewSeconds > 0 ? "ahead of" : "behind") + " the capture's"),
                "Synchronise both clocks (NTP), or mind the difference when comparing logs.",
                DisplayFilter.endpoint(registrar));
    }

    @Override
    public long forgotten() {
        return registrars.forgotten();
    }
}
