package io.siptrail.registration;

import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the kind and the outcome of an attempt to which nothing more can be added. */
final class AttemptClosing {

    private static final long PATIENCE = OpenTransaction.TIMER_F.toNanos();

    private static final Comparator<Transaction> BY_START = Comparator.comparing(Transaction::position);

    private AttemptClosing() {}

    /**
     * Closes an attempt.
     *
     * @param nowNanos running time: when the attempt was over, or the end of the capture
     */
    static Attempt close(String aor, OpenAttempt attempt, long nowNanos) {
        int nearest = Integer.MAX_VALUE;
        for (OpenTransaction transaction : attempt.transactions()) {
            nearest = Math.min(nearest, transaction.hop());
        }
        List<Transaction> transactions = new ArrayList<>(attempt.transactions().size());
        for (OpenTransaction transaction : attempt.transactions()) {
            transactions.add(transaction.close(nearest));
        }
        transactions.sort(BY_START);
        RegisterRequest request = lastRequest(attempt, nearest);
        return new Attempt(
                aor,
                request == null ? AttemptKind.UNKNOWN : kind(attempt, request),
                request == null ? Outcome.PARTIAL : outcome(attempt, request, nearest, nowNanos),
                transactions,
                attempt.trail(),
                attempt.endNanos());
    }

    private static AttemptKind kind(OpenAttempt attempt, RegisterRequest request) {
        if (request.isQuery()) {
            return AttemptKind.QUERY;
        }
        if (request.asksToUnregister()) {
            return AttemptKind.UNREGISTER;
        }
        return attempt.wasBoundBefore() ? AttemptKind.REFRESH : AttemptKind.INITIAL;
    }

    private static Outcome outcome(OpenAttempt attempt, RegisterRequest request, int nearest, long nowNanos) {
        return succeeded(attempt)
                ? success(attempt, request)
                : failure(attempt, lastAtClient(attempt, nearest), nowNanos);
    }

    private static boolean succeeded(OpenAttempt attempt) {
        for (OpenTransaction transaction : attempt.transactions()) {
            RegisterResponse response = transaction.finalResponse().orElse(null);
            if (response != null && response.isSuccess()) {
                return true;
            }
        }
        return false;
    }

    private static Outcome success(OpenAttempt attempt, RegisterRequest request) {
        if (request.isQuery()) {
            return Outcome.QUERIED;
        }
        if (request.asksToUnregister()) {
            return Outcome.UNREGISTERED;
        }
        return attempt.success() == OpenAttempt.Success.HOLDS_NOT ? Outcome.REJECTED : Outcome.REGISTERED;
    }

    private static Outcome failure(OpenAttempt attempt, OpenTransaction last, long nowNanos) {
        RegisterResponse answer = last.finalResponse().orElse(null);
        if (answer == null) {
            boolean waiting = nowNanos - last.position().orderNanos() < PATIENCE;
            return waiting ? Outcome.PENDING : Outcome.UNANSWERED;
        }
        RegisterRequest asked = last.request().orElse(null);
        boolean refused = asked != null && (asked.hasCredentials() || (asked.cut() && attempt.wasChallengedBefore()));
        if (refused || !answer.isChallenge()) {
            return Outcome.REJECTED;
        }
        return nowNanos - last.lastFinalNanos() < PATIENCE ? Outcome.PENDING : Outcome.CHALLENGED;
    }

    /** The last request of the client, else of any hop; null when only responses were captured. */
    private static @Nullable RegisterRequest lastRequest(OpenAttempt attempt, int nearest) {
        RegisterRequest own = null;
        RegisterRequest any = null;
        for (OpenTransaction transaction : attempt.transactions()) {
            RegisterRequest request = transaction.request().orElse(null);
            any = request == null ? any : request;
            own = request == null || transaction.hop() != nearest ? own : request;
        }
        return own == null ? any : own;
    }

    private static OpenTransaction lastAtClient(OpenAttempt attempt, int nearest) {
        OpenTransaction last = attempt.last();
        for (OpenTransaction transaction : attempt.transactions()) {
            last = transaction.hop() == nearest ? transaction : last;
        }
        return last;
    }
}
