package io.siptrail.diagnosis.finding.server;

import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.diagnosis.cause.Seconds;
import io.siptrail.diagnosis.cause.Surroundings;
import io.siptrail.diagnosis.finding.Bounded;
import io.siptrail.diagnosis.finding.FindingRule;
import io.siptrail.diagnosis.finding.Observation;
import io.siptrail.diagnosis.finding.Trail;
import io.siptrail.net.Endpoint;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Registrations that come together: many times the usual rate within ten seconds (after a power cut or a restart), or
 * refreshes of many users that stay together from one time to the next, since nobody spreads them.
 */
public final class Crowds implements FindingRule {

    private static final long SECOND = 1_000_000_000L;
    private static final int WINDOW = 10;
    private static final long AVALANCHE = 200;
    private static final long TIMES_USUAL = 5;
    private static final long SHORTEST = 60;
    private static final long TOGETHER = 10;
    private static final long REFRESHES = 30;
    private static final int BUCKETS = 200_000;

    private final Bounded<Endpoint, Seconds> registrars = new Bounded<>(MOST);

    /** Counts per second of one registrar. */
    private static final class Seconds {
        /** Attempts and refreshes of each second that has any. */
        private final TreeMap<Long, long[]> counts = new TreeMap<>();

        private final Trail refreshes = new Trail();
        private long attempts;

        void add(Attempt attempt) {
            boolean refresh = attempt.kind() == AttemptKind.REFRESH;
            long second = Math.floorDiv(attempt.startNanos(), SECOND);
            if (counts.size() < BUCKETS || counts.containsKey(second)) {
                long[] count = counts.computeIfAbsent(second, fresh -> new long[2]);
                count[0]++;
                count[1] += refresh ? 1 : 0;
            }
            attempts++;
            if (refresh) {
                refreshes.add(attempt.firstFrame(), attempt.startNanos());
            }
        }

        long span() {
            return counts.lastKey() - counts.firstKey() + 1;
        }

        Window mostWithin(int length) {
            Window most = new Window(counts.firstKey(), 0);
            Deque<Window> window = new ArrayDeque<>();
            long sum = 0;
            for (Map.Entry<Long, long[]> entry : counts.entrySet()) {
                window.add(new Window(entry.getKey(), entry.getValue()[0]));
                sum += entry.getValue()[0];
                while (entry.getKey() - window.getFirst().second >= length) {
                    sum -= window.removeFirst().count;
                }
                most = sum > most.count ? new Window(window.getFirst().second, sum) : most;
            }
            return most;
        }
    }

    /**
     * So many attempts within a window.
     *
     * @param second where it begins, in seconds since the epoch
     */
    private record Window(long second, long count) {}

    @Override
    public void take(Observation observation) {
        Attempt attempt = observation.attempt();
        if (RawTime.isKnown(attempt.startNanos())) {
            registrars.at(attempt.registrar(), Seconds::new).ifPresent(seconds -> seconds.add(attempt));
        }
    }

    @Override
    public void report(Surroundings surroundings, Consumer<Finding> found) {
        registrars.entries().forEach((registrar, seconds) -> {
            avalanche(registrar, seconds, found);
            together(registrar, seconds, found);
        });
    }

    private static void avalanche(Endpoint registrar, Seconds seconds, Consumer<Finding> found) {
        Window most = seconds.mostWithin(WINDOW);
        long span = seconds.span();
        long others = span <= WINDOW ? 0 : (seconds.attempts - most.count) * WINDOW / (span - WINDOW);
        if (span >= SHORTEST && most.count >= AVALANCHE && most.count > TIMES_USUAL * others) {
            found.accept(new Finding(
                    Severity.MEDIUM,
                    FindingKind.REGISTER_AVALANCHE,
                    Confidence.LIKELY,
                    registrar.toString(),
                    most.count,
                    OptionalLong.of(most.second * SECOND),
                    Statement.of(most.count + " registrations within " + WINDOW + " s; otherwise about " + others
                            + " in that time"),
                    "Let phones wait a random time after a start, and let the registrar grant different times.",
                    Exhibit.of(List.of()),
                    DisplayFilter.endpoint(registrar)));
        }
    }

    private static void together(Endpoint registrar, Seconds seconds, Consumer<Finding> found) {
        long crowded = 0;
        int peaks = 0;
        for (long[] count : seconds.counts.values()) {
            if (count[1] >= TOGETHER) {
                crowded += count[1];
                peaks++;
            }
        }
        boolean narrow = seconds.span() >= 10L * peaks;
        if (peaks >= 2
                && narrow
                && seconds.refreshes.count() >= REFRESHES
                && crowded * 10 >= seconds.refreshes.count() * 6) {
            found.accept(seconds.refreshes.finding(
                    FindingKind.SYNCHRONISED_REFRESH,
                    Severity.LOW,
                    Confidence.LIKELY,
                    registrar.toString(),
                    crowded,
                    Statement.of(crowded + " of " + seconds.refreshes.count() + " refreshes come in " + peaks
                            + " crowded seconds"),
                    "Let the registrar grant different times, so that refreshes spread.",
                    DisplayFilter.endpoint(registrar)));
        }
    }

    @Override
    public long forgotten() {
        return registrars.forgotten();
    }
}
