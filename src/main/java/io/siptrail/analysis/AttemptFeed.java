package io.siptrail.analysis;

import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.examination.Examination;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.Position;
import io.siptrail.transaction.Transaction;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what becomes of attempts while a capture is still growing. An attempt settles a minute after its last message; here a
 * success is told when it comes, a refusal when the client has not followed it within a second, and silence after 32 s. What is
 * told is corrected where later messages change it. Attempts come from the thread of the registrations; everything else, and the
 * news, happens on the thread that reads.
 */
public final class AttemptFeed {

    private static final long SILENCE_NANOS = OpenTransaction.TIMER_F.toNanos();
    private static final long REFUSAL_NANOS = 1_000_000_000L;

    private final Consumer<AttemptNews> audience;
    private final int most;
    private final Queue<Reported> reported = new ConcurrentLinkedQueue<>();
    private final Map<Position, Outcome> told = new HashMap<>();
    /** In the order of their last messages: those that wait for anything at all, and those that were refused. */
    private final Map<Position, Attempt> silent = new LinkedHashMap<>();

    private final Map<Position, Attempt> refused = new LinkedHashMap<>();
    private @Nullable Judge judge;
    private volatile boolean over;
    private long now = Long.MIN_VALUE;
    private volatile long messages;
    private volatile long registers;

    private record Reported(Attempt attempt, boolean settled) {}

    /** What the reading side lends for the time of a run. */
    private static final class Judge {

        private final Examination examination;
        private final AttemptDigests digests;
        private final Runnable flush;
        private long number;

        Judge(Evidence evidence, AttemptDigests digests, Runnable flush) {
            this.examination = new Examination(evidence);
            this.digests = digests;
            this.flush = flush;
        }

        Optional<Diagnosis> judge(Attempt attempt, boolean fresh) {
            if (fresh) {
                examination.observe(attempt);
            }
            return examination.diagnose(
                    examination.dated(new ExaminedAttempt(++number, attempt, digests.judge(attempt))));
        }
    }

    /**
     * A feed for one run.
     *
     * @param most attempts that are followed at once; of others is told when they settle
     */
    public AttemptFeed(int most, Consumer<AttemptNews> audience) {
        this.most = most;
        this.audience = audience;
    }

    void begin(Evidence evidence, AttemptDigests digests, Runnable flush) {
        judge = new Judge(evidence, digests, flush);
    }

    /** A message changed an attempt. */
    void grew(Attempt attempt) {
        report(new Reported(attempt, false));
    }

    /** Nothing more can change an attempt. */
    void settled(Attempt attempt) {
        report(new Reported(attempt, true));
    }

    private void report(Reported report) {
        if (!over) {
            reported.add(report);
        }
    }

    /** Reading goes on: the time of the frame, and what was counted so far. */
    void frame(long orderNanos, long messagesSoFar, long registersSoFar) {
        messages = messagesSoFar;
        registers = registersSoFar;
        proceed(orderNanos);
    }

    /**
     * The input has nothing at hand. To be called on the thread that reads, again and again while it waits.
     *
     * @param nowNanos the time at the input, nanoseconds since the epoch
     */
    public void pause(long nowNanos) {
        Judge known = judge;
        if (known != null && !over) {
            known.flush.run();
            proceed(nowNanos);
        }
    }

    /** Nothing is told any more: the report follows. */
    void end() {
        over = true;
        reported.clear();
    }

    /** SIP messages so far. */
    public long messages() {
        return messages;
    }

    /** REGISTER requests so far. */
    public long registers() {
        return registers;
    }

    private void proceed(long orderNanos) {
        now = Math.max(now, orderNanos);
        for (Reported next = reported.poll(); next != null; next = reported.poll()) {
            take(next.attempt(), next.settled());
        }
        silent(now - SILENCE_NANOS);
        refused(now - REFUSAL_NANOS);
    }

    private void take(Attempt attempt, boolean settled) {
        Position position = attempt.position();
        dropParts(attempt.transactions());
        silent.remove(position);
        refused.remove(position);
        if (settled) {
            tell(attempt);
            told.remove(position);
        } else if (told.size() < most || told.containsKey(position)) {
            follow(attempt, position);
        }
    }

    private void follow(Attempt attempt, Position position) {
        switch (attempt.outcome()) {
            case REGISTERED, UNREGISTERED, QUERIED -> tell(attempt);
            case REJECTED -> refused.put(position, attempt);
            case PARTIAL, PENDING, CHALLENGED, UNANSWERED -> {
                silent.put(position, attempt);
                tell(as(Outcome.PENDING, attempt));
            }
        }
    }

    /** What began as an attempt of its own may turn out to be a later transaction of this one. */
    private void dropParts(List<Transaction> transactions) {
        for (Transaction part : transactions.subList(1, transactions.size())) {
            Attempt waiting = silent.remove(part.position());
            Attempt turnedDown = refused.remove(part.position());
            Outcome before = told.remove(part.position());
            Attempt whole = waiting == null ? turnedDown : waiting;
            if (before != null && whole != null) {
                audience.accept(new AttemptNews(whole, Optional.of(before), Optional.empty(), /* dropped= */ true));
            }
        }
    }

    private void silent(long untilNanos) {
        for (Attempt attempt = due(silent, untilNanos); attempt != null; attempt = due(silent, untilNanos)) {
            tell(as(atLast(attempt), attempt));
        }
    }

    private static Outcome atLast(Attempt attempt) {
        if (attempt.outcome() == Outcome.PARTIAL) {
            return Outcome.PARTIAL;
        }
        boolean answered = false;
        for (Transaction transaction : attempt.transactions()) {
            answered = transaction.hop() == 0 ? transaction.finalResponse().isPresent() : answered;
        }
        return answered ? Outcome.CHALLENGED : Outcome.UNANSWERED;
    }

    private void refused(long untilNanos) {
        for (Attempt attempt = due(refused, untilNanos); attempt != null; attempt = due(refused, untilNanos)) {
            tell(attempt);
        }
    }

    /** Takes out the eldest, if its time has come. */
    private static @Nullable Attempt due(Map<Position, Attempt> waiting, long untilNanos) {
        Iterator<Attempt> eldest = waiting.values().iterator();
        if (eldest.hasNext()) {
            Attempt attempt = eldest.next();
            if (attempt.endNanos() < untilNanos) {
                eldest.remove();
                return attempt;
            }
        }
        return null;
    }

    private static Attempt as(Outcome outcome, Attempt attempt) {
        return attempt.outcome() == outcome
                ? attempt
                : new Attempt(
                        attempt.aor(),
                        attempt.kind(),
                        outcome,
                        attempt.transactions(),
                        attempt.frames(),
                        attempt.endNanos());
    }

    private void tell(Attempt attempt) {
        Outcome before = told.put(attempt.position(), attempt.outcome());
        Judge known = judge;
        if (before == attempt.outcome() || known == null) {
            return;
        }
        boolean fresh = before == null || before == Outcome.PENDING;
        Optional<Diagnosis> diagnosis =
                attempt.outcome() == Outcome.PENDING ? Optional.empty() : known.judge(attempt, fresh);
        audience.accept(new AttemptNews(attempt, Optional.ofNullable(before), diagnosis, /* dropped= */ false));
    }
}
