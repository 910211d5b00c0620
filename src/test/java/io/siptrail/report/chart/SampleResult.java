package io.siptrail.report.chart;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.InputSummary;
import io.siptrail.analysis.MessageCensus;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.analysis.TimingOf;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.FrameTally;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.FrameTrail;
import io.siptrail.registration.Outcome;
import io.siptrail.registration.RefreshFractions;
import io.siptrail.transaction.Course;
import io.siptrail.transaction.OfferedChallenges;
import io.siptrail.transaction.Position;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.ShownCredentials;
import io.siptrail.transaction.Transaction;
import io.siptrail.transaction.TransactionKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A result of which a test says only when its attempts began, how they ended and how long they took. */
final class SampleResult {

    private static final Endpoint CLIENT = new Endpoint(new IpAddress(4, 0, 0xC0000201L), 5060);
    private static final Endpoint REGISTRAR = new Endpoint(new IpAddress(4, 0, 0xC6336401L), 5060);

    private final long firstNanos;
    private final long lastNanos;
    private final List<Attempt> attempts = new ArrayList<>();

    private SampleResult(long firstNanos, long lastNanos) {
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
    }

    /** A capture that begins at an ISO-8601 instant. */
    static SampleResult capture(String begin, Duration length) {
        long first = nanos(Instant.parse(begin));
        return new SampleResult(first, first + length.toNanos());
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** An attempt that began so long after the capture and had its last final so long after that. */
    SampleResult answered(Outcome outcome, Duration began, Duration total) {
        return attempt(outcome, began, Optional.of(total));
    }

    /** An attempt that nothing answered. */
    SampleResult silent(Outcome outcome, Duration began) {
        return attempt(outcome, began, Optional.empty());
    }

    private SampleResult attempt(Outcome outcome, Duration began, Optional<Duration> total) {
        long start = firstNanos + began.toNanos();
        FrameRef frame = new FrameRef(0, attempts.size() * 2 + 1);
        RegisterRequest request = new RegisterRequest(
                frame, start, "", "", -1, -1, false, ShownCredentials.NONE, "", "", false, 64, false);
        Optional<RegisterResponse> response = total.map(time -> new RegisterResponse(
                frame, start + time.toNanos(), 200, "OK", "", OfferedChallenges.NONE, 0, -1, 64, false, ""));
        Transaction transaction = new Transaction(
                new Position(start, frame, 0),
                CLIENT,
                REGISTRAR,
                Transport.UDP,
                new TransactionKey("z9hG4bK" + attempts.size(), "192.0.2.1", "call", 1, ""),
                0,
                Optional.of(request),
                response,
                0,
                0,
                0,
                Course.PLAIN);
        FrameTrail frames = new FrameTrail(List.of(frame), 0, List.of());
        attempts.add(new Attempt(
                "sip:alice@example.com", AttemptKind.INITIAL, outcome, List.of(transaction), frames, start));
        return this;
    }

    AuditSummary summary() {
        InputSummary input = new InputSummary(
                "sample.pcap",
                "sample.pcap",
                "pcap",
                1,
                1,
                OptionalLong.of(firstNanos),
                OptionalLong.of(lastNanos),
                true,
                List.of());
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        attempts.forEach(attempt -> outcomes.merge(attempt.outcome(), 1L, Long::sum));
        return new AuditSummary(
                List.of(input),
                List.of(),
                0,
                false,
                new FrameTally(),
                new MessageCensus(),
                Map.of(),
                attempts.size(),
                attempts.size(),
                0,
                Map.of(AttemptKind.INITIAL, (long) attempts.size()),
                outcomes,
                TimingOf.attempts(attempts),
                new RefreshFractions(),
                List.of());
    }

    /** Shows itself as a run would. */
    void accept(AuditVisitor visitor) throws IOException {
        visitor.begin(summary());
        long number = 0;
        for (Attempt attempt : attempts) {
            number++;
            visitor.attempt(new NumberedAttempt(
                    number, number, attempt, List.of(), Optional.empty(), OptionalLong.empty(), List.of()));
        }
        visitor.end();
    }
}
