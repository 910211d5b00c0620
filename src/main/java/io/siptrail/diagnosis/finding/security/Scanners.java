package io.siptrail.diagnosis.finding.security;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.evidence.ScannerNames;
import io.siptrail.diagnosis.evidence.ScannerSighting;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.IpAddress;
import io.siptrail.registration.Attempt;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tools that look for open registrars and user names: they name themselves, or one source asks for one user after the other
 * without ever registering any.
 */
public final class Scanners implements FindingRule {

    private static final int SWEEP = 10;
    private static final int REMEMBERED = 50_000;
    private static final int NAMES = 64;

    private final Bounded<IpAddress, Source> sources = new Bounded<>(REMEMBERED);

    private static final class Source {
        private final Trail seen = new Trail();
        private final Set<String> sought = new HashSet<>();
        private long successes;
        private String agent = "";
    }

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        boolean named = ScannerNames.isScanner(attempt.userAgent());
        boolean sought = isSought(observation);
        if (!named && !sought && sources.entries().isEmpty()) {
            return;
        }
        if (!named && !sought && !sources.entries().containsKey(attempt.source().address())) {
            return;
        }
        sources.at(attempt.source().address(), Source::new).ifPresent(source -> {
            source.agent = named ? attempt.userAgent() : source.agent;
            source.successes += observation.succeeded() ? 1 : 0;
            if (sought && source.sought.size() < NAMES) {
                source.sought.add(attempt.aor());
            }
            if (named || sought) {
                source.seen.add(attempt.firstFrame(), attempt.startNanos());
            }
        });
    }

    /** A name that is asked for and not known, or that is left alone when it is. */
    private static boolean isSought(Observation observation) {
        return switch (observation.attempt().outcome()) {
            case CHALLENGED -> true;
            case REJECTED ->
                switch (observation.asCase().status()) {
                    case 401, 403, 404, 407, 604 -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        for (ScannerSighting sighting : surroundings.evidence().scanners()) {
            sources.at(sighting.source(), Source::new).ifPresent(source -> {
                source.agent = source.agent.isEmpty() ? sighting.userAgent() : source.agent;
                source.seen.add(sighting.frame(), sighting.timeNanos());
            });
        }
        sources.entries().entrySet().stream()
                .filter(entry -> isScanner(entry.getValue()))
                .limit(MOST)
                .forEach(entry -> found.accept(finding(entry.getKey(), entry.getValue())));
    }

    private static boolean isScanner(Source source) {
        boolean sweeps = source.sought.size() >= SWEEP && source.successes * 4 < source.sought.size();
        return !source.agent.isEmpty() || sweeps;
    }

    private static Finding finding(IpAddress address, Source source) {
        Statement statement = source.agent.isEmpty()
                ? Statement.of("one source")
                : Statement.of("the user agent ").quote(source.agent);
        return source.seen.finding(
                FindingKind.SCANNER,
                Severity.MEDIUM,
                source.agent.isEmpty() ? Confidence.LIKELY : Confidence.PROVEN,
                address.toString(),
                statement.text(
                        source.sought.isEmpty()
                                ? " is that of a tool that scans"
                                : " asks for " + source.sought.size()
                                        + (source.sought.size() == NAMES ? " or more" : "")
                                        + " users that it does not register"),
                "Block the source, and let the registrar answer nothing to such tools.",
                DisplayFilter.address(address));
    }

    @Override
    public long forgotten() {
        return sources.forgotten();
    }
}
