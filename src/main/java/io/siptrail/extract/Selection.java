package io.siptrail.extract;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.net.Endpoint;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.FrameTrail;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.Transaction;
import io.siptrail.transaction.TransactionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is looked for: the transactions of the chosen attempts, and the frames that their diagnoses name. */
final class Selection implements AuditVisitor {

    /** A key is free 32 s after the last final, and late finals belong to it for 32 s more (RFC 3261 §17.1.2.2, twice). */
    private static final long LATE_NANOS = 64_000_000_000L;

    /** What only a later packet proves: that the capture went on, and nothing came. */
    private static final Set<Outcome> DECIDED_BY_TIME = Set.of(Outcome.UNANSWERED, Outcome.CHALLENGED);

    private final Predicate<NumberedAttempt> choice;
    private final ExcerptLimits limits;
    private final Map<TransactionKey, List<WantedTransaction>> transactions = new HashMap<>();
    private final Map<Path, List<WantedTransaction>> paths = new HashMap<>();
    private final Map<FrameRef, Long> evidence = new HashMap<>();
    private final WantedNonces nonces = new WantedNonces();
    private final Silences silences = new Silences();
    private long attempts;
    private long seen;
    private long leftOut;

    private record Path(Endpoint from, Endpoint to) {}

    Selection(Predicate<NumberedAttempt> choice, ExcerptLimits limits) {
        this.choice = choice;
        this.limits = limits;
    }

    @Override
    public void begin(AuditSummary summary) {
        // Nothing is known of attempts yet.
    }

    @Override
    public void attempt(NumberedAttempt attempt) {
        if (!choice.test(attempt)) {
            return;
        }
        if (seen + attempt.attempt().transactions().size() > limits.transactions()) {
            leftOut++;
            return;
        }
        attempts++;
        long number = attempt.firstTransaction();
        for (Transaction transaction : attempt.attempt().transactions()) {
            want(transaction, attempt.attempt(), attempt.number(), number++);
        }
        attempt.diagnosis().ifPresent(diagnosis -> evidence(diagnosis, attempt.number()));
        if (attempt.diagnosis().isPresent()) {
            nonces.want(attempt.attempt(), attempt.number());
        }
        if (DECIDED_BY_TIME.contains(attempt.attempt().outcome())) {
            silences.expect(lastMoment(attempt.attempt()), attempt.number());
        }
    }

    private void want(Transaction transaction, Attempt attempt, long attemptNumber, long number) {
        seen++;
        long last = lastMoment(attempt);
        WantedTransaction wanted = new WantedTransaction(
                attemptNumber, number, transaction.position().orderNanos(), last + LATE_NANOS);
        transactions
                .computeIfAbsent(transaction.key(), none -> new ArrayList<>(1))
                .add(wanted);
        List<Endpoint> sources =
                joined(transaction.source(), transaction.course().otherSources());
        List<Endpoint> destinations =
                joined(transaction.destination(), transaction.course().otherDestinations());
        for (Endpoint source : sources) {
            for (Endpoint destination : destinations) {
                paths.computeIfAbsent(new Path(source, destination), none -> new ArrayList<>(1))
                        .add(wanted);
            }
        }
    }

    private static long lastMoment(Attempt attempt) {
        List<Transaction> all = attempt.transactions();
        return Math.max(attempt.endNanos(), all.get(all.size() - 1).position().orderNanos());
    }

    private static List<Endpoint> joined(Endpoint first, List<Endpoint> others) {
        List<Endpoint> all = new ArrayList<>(others);
        all.add(first);
        return all;
    }

    private void evidence(Diagnosis diagnosis, long attempt) {
        FrameTrail trail = diagnosis.evidence();
        trail.first().forEach(frame -> evidence.putIfAbsent(frame, attempt));
        trail.last().forEach(frame -> evidence.putIfAbsent(frame, attempt));
        for (Statement.Part part : diagnosis.explanation().parts()) {
            if (part instanceof Statement.Mention mention) {
                evidence.putIfAbsent(mention.frame(), attempt);
            }
        }
    }

    @Override
    public void end() {
        // Nothing is written.
    }

    /** The nonces that failed attempts answered. */
    WantedNonces nonces() {
        return nonces;
    }

    /** The attempts that ended because nothing came. */
    Silences silences() {
        return silences;
    }

    /** How many attempts were chosen. */
    long attempts() {
        return attempts;
    }

    /** Attempts that were chosen and for which there was no room. */
    long leftOut() {
        return leftOut;
    }

    /** The transaction that a message with this key belongs to at that running time. */
    Optional<WantedTransaction> transaction(TransactionKey key, long orderNanos) {
        return lastAt(transactions.getOrDefault(key, List.of()), orderNanos);
    }

    /** The last transaction before that running time whose messages went this way or back. */
    Optional<WantedTransaction> between(Endpoint one, Endpoint other, long orderNanos) {
        return lastAt(paths.getOrDefault(new Path(one, other), List.of()), orderNanos)
                .or(() -> lastAt(paths.getOrDefault(new Path(other, one), List.of()), orderNanos));
    }

    private static Optional<WantedTransaction> lastAt(List<WantedTransaction> wanted, long orderNanos) {
        for (int i = wanted.size() - 1; i >= 0; i--) {
            if (wanted.get(i).mayHave(orderNanos)) {
                return Optional.of(wanted.get(i));
            }
        }
        return Optional.empty();
    }

    /** The attempt whose diagnosis names this frame. */
    Optional<Long> evidence(FrameRef frame) {
        return Optional.ofNullable(evidence.get(frame));
    }
}
