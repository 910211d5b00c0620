package io.siptrail.diagnosis.finding.security;

import io.siptrail.capture.FrameRef;
import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.NonceAge;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.cause.Try;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Times;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.diagnosis.finding.client.RetryStorms;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.net.IpAddress;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.RegisterResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passwords are tried: 20 or more rejected credentials from one source within 60 s, or against five users by one who seldom
 * succeeds. Challenges alone do not count, nor nonces that were only too old, nor a phone that does not give up.
 */
public final class BruteForce implements FindingRule {

    private static final long WINDOW = 60_000_000_000L;
    private static final int MANY = 20;
    private static final int USERS = 5;
    private static final int REMEMBERED = 50_000;

    private final Bounded<IpAddress, Source> sources = new Bounded<>(REMEMBERED);

    private static final class Source {
        private final Trail refusals = new Trail();
        private final Times times = new Times();
        private final Bounded<String, Times> users = new Bounded<>(256);
        private final Set<String> registered = new HashSet<>();
        private final Set<String> broken = new HashSet<>();
        private FrameRef success = new FrameRef(0, 0);
    }

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        List<Try> refusals = rejections(observation.refusals());
        if (!refusals.isEmpty() && !RetryStorms.isStorm(refusals, attempt)) {
            sources.at(attempt.source().address(), Source::new)
                    .ifPresent(source -> refusals.forEach(refused -> reject(source, attempt, refused)));
        }
        Source known = sources.entries().get(attempt.source().address());
        if (known != null && observation.succeeded() && attempt.credentials().isPresent()) {
            succeed(known, attempt);
        }
    }

    private static List<Try> rejections(List<Try> refusals) {
        return refusals.isEmpty()
                ? refusals
                : refusals.stream().filter(BruteForce::isRejection).toList();
    }

    private static boolean isRejection(Try refused) {
        return !refused.isMarkedStale()
                && !refused.isCalledStale()
                && (refused.verdict() instanceof DigestVerdict.Invalid
                        || NonceAge.of(refused).filter(NonceAge::isOver).isEmpty());
    }

    private static void reject(Source source, Attempt attempt, Try refused) {
        long time = refused.response().timeNanos();
        source.refusals.add(refused.transaction().position().frame(), time);
        if (RawTime.isKnown(time)) {
            source.times.add(time);
            source.users.at(attempt.aor(), Times::new).ifPresent(times -> times.add(time));
        }
    }

    private static void succeed(Source source, Attempt attempt) {
        Times tried = source.users.entries().get(attempt.aor());
        if (source.registered.size() < MANY * MANY) {
            source.registered.add(attempt.aor());
        }
        if (tried != null && tried.count() >= MANY / 2 && source.broken.add(attempt.aor())) {
            source.success =
                    attempt.finalResponse().map(RegisterResponse::frame).orElse(attempt.firstFrame());
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        sources.entries().entrySet().stream()
                .filter(entry -> isAttack(entry.getValue()))
                .limit(MOST)
                .forEach(entry -> found.accept(finding(entry.getKey(), entry.getValue())));
    }

    private static boolean isAttack(Source source) {
        int users = source.users.entries().size();
        boolean seldomSucceeds = source.registered.size() * 2 < users;
        return source.times.mostWithin(WINDOW) >= MANY
                || (users >= USERS && seldomSucceeds && source.times.mostWithin(WINDOW) >= USERS * 2);
    }

    private static Finding finding(IpAddress address, Source source) {
        int users = source.users.entries().size();
        Statement statement = Statement.of(source.refusals.count() + " credentials of " + users
                + (users == 1 ? " user" : " users") + " were rejected, up to " + source.times.mostWithin(WINDOW)
                + " within 60 s");
        if (!source.broken.isEmpty()) {
            statement = statement
                    .text("; then ")
                    .quote(String.join(", ", source.broken))
                    .text(" was accepted in ")
                    .frame(source.success);
        }
        return source.refusals.finding(
                FindingKind.BRUTE_FORCE,
                source.broken.isEmpty() ? Severity.MEDIUM : Severity.HIGH,
                Confidence.LIKELY,
                address.toString(),
                statement,
                source.broken.isEmpty()
                        ? "Block the source, and limit tries per source."
                        : "Change the password of the account at once, block the source, and look at what it was used for.",
                DisplayFilter.address(address));
    }

    @Override
    public long forgotten() {
        return sources.forgotten();
    }
}
