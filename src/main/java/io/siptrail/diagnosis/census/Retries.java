package io.siptrail.diagnosis.census;

import io.siptrail.capture.FrameRef;
import io.siptrail.capture.RawTime;
import io.siptrail.registration.Attempt;
import io.siptrail.sip.HeaderName;
import io.siptrail.transaction.RegisterResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether clients waited as long as Retry-After asked (RFC 3261 §20.33). Attempts come in the order in which they ended; one
 * client's follow each other.
 */
public final class Retries {

    private static final long SECOND = 1_000_000_000L;
    /** A timer of the client may be a little fast. */
    private static final long GRACE = 100_000_000L;

    private final int limit;
    private final Map<String, Wait> waiting = new LinkedHashMap<>();
    private final Map<FrameRef, Return> returns = new HashMap<>();
    private long ignored;
    private long forgotten;

    private record Wait(FrameRef answer, long fromNanos, long seconds) {}

    /**
     * The next request of a client that was asked to wait.
     *
     * @param nanos how long after the answer it came
     * @param seconds how long it was asked to wait
     * @param frame of the request
     * @param timeNanos its raw time, nanoseconds since the epoch
     */
    public record Return(long nanos, long seconds, FrameRef frame, long timeNanos) {

        /** Whether it came before its time. */
        public boolean tooEarly() {
            return nanos + GRACE < seconds * SECOND;
        }
    }

    Retries(int limit) {
        this.limit = limit;
    }

    void add(Attempt attempt) {
        RegisterResponse answer = attempt.finalResponse().orElse(null);
        Optional<String> asked =
                answer == null || answer.hints().isEmpty() ? Optional.empty() : answer.hint(HeaderName.RETRY_AFTER);
        if (asked.isEmpty() && waiting.isEmpty()) {
            return;
        }
        String client = attempt.aor() + '\n' + attempt.source().address();
        comesBack(attempt, waiting.remove(client));
        if (answer != null && asked.isPresent()) {
            wait(client, new Wait(answer.frame(), answer.timeNanos(), seconds(asked.get())));
        }
    }

    private void comesBack(Attempt attempt, @Nullable Wait wait) {
        if (wait == null || attempt.startNanos() < wait.fromNanos || !RawTime.isKnown(wait.fromNanos)) {
            return;
        }
        Return back = new Return(
                attempt.startNanos() - wait.fromNanos, wait.seconds, attempt.firstFrame(), attempt.startNanos());
        ignored += back.tooEarly() ? 1 : 0;
        if (returns.size() < limit) {
            returns.put(wait.answer, back);
        } else {
            forgotten++;
        }
    }

    private void wait(String client, Wait wait) {
        if (waiting.size() < limit) {
            waiting.put(client, wait);
        } else {
            forgotten++;
        }
    }

    /** Delta-seconds, perhaps with a comment or parameters behind (RFC 3261 §20.33). */
    private static long seconds(String value) {
        long seconds = 0;
        for (int i = 0; i < value.length() && i < 9 && Character.isDigit(value.charAt(i)); i++) {
            seconds = seconds * 10 + Character.digit(value.charAt(i), 10);
        }
        return seconds;
    }

    /** How the client came back that was given this answer; empty when it was not seen to. */
    public Optional<Return> after(RegisterResponse answer) {
        return Optional.ofNullable(returns.get(answer.frame()));
    }

    /** How often a client came back before its time. */
    public long ignored() {
        return ignored;
    }

    long forgotten() {
        return forgotten;
    }
}
