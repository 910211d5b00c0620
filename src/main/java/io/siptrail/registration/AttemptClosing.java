package io.siptrail.registration;

import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides the kind and the outcome of an attempt to which nothing more can be added. */
final class AttemptClosing {

    private static final long PATIENCE = OpenTransaction.TIMER_F.toNanos();

    private AttemptClosing() {}

    /**
     * Closes an attempt.
     *
     * @param nowNanos running time: when the attempt was over, or the end of the capture
     */
    static Attempt close(String aor, OpenAttempt attempt, long nowNanos) {
        int nearest = attempt.transactions().stream()
                .mapToInt(OpenTransaction::hop)
                .min()
                .orElse(0);
        List<Transaction> transactions = attempt.transactions().stream()
                .map(transaction -> transaction.close(nearest))
                .sorted(Comparator.comparing(Transaction::position))
                .toList();
        return new Attempt(
                aor,
                kind(attempt, nearest),
                outcome(attempt, nearest, nowNanos),
                transactions,
                attempt.trail(),
                attempt.endNanos());
    }

    private static AttemptKind kind(OpenAttempt attempt, int nearest) {
        Optional<RegisterRequest> request = lastRequest(attempt, nearest);
        if (request.isEmpty()) {
            return AttemptKind.UNKNOWN;
        }
        if (request.get().contacts().isEmpty()) {
            return AttemptKind.QUERY;
        }
        if (request.get().asksToUnregister()) {
            return AttemptKind.UNREGISTER;
        }
        return attempt.wasBoundBefore() ? AttemptKind.REFRESH : AttemptKind.INITIAL;
    }

    private static Outcome outcome(OpenAttempt attempt, int nearest, long nowNanos) {
        Optional<RegisterRequest> request = lastRequest(attempt, nearest);
        if (request.isEmpty()) {
            return Outcome.PARTIAL;
        }
        boolean success = attempt.transactions().stream()
                .anyMatch(transaction -> transaction
                        .finalResponse()
                        .filter(RegisterResponse::isSuccess)
                        .isPresent());
        return success ? succeeded(attempt, request.get()) : failed(lastAtClient(attempt, nearest), nowNanos);
    }

    private static Outcome succeeded(OpenAttempt attempt, RegisterRequest request) {
        if (request.contacts().isEmpty()) {
            return Outcome.QUERIED;
        }
        if (request.asksToUnregister()) {
            return Outcome.UNREGISTERED;
        }
        return attempt.success() == OpenAttempt.Success.HOLDS_NOT ? Outcome.REJECTED : Outcome.REGISTERED;
    }

    private static Outcome failed(OpenTransaction last, long nowNanos) {
        Optional<RegisterResponse> answer = last.finalResponse();
        if (answer.isEmpty()) {
            boolean waiting = nowNanos - last.position().orderNanos() < PATIENCE;
            return waiting ? Outcome.PENDING : Outcome.UNANSWERED;
        }
        boolean refused = last.request().filter(RegisterRequest::hasCredentials).isPresent();
        if (refused || !answer.get().isChallenge()) {
            return Outcome.REJECTED;
        }
        return nowNanos - last.lastFinalNanos() < PATIENCE ? Outcome.PENDING : Outcome.CHALLENGED;
    }

    private static Optional<RegisterRequest> lastRequest(OpenAttempt attempt, int nearest) {
        return attempt.transactions().stream()
                .filter(transaction -> transaction.hop() == nearest)
                .flatMap(transaction -> transaction.request().stream())
                .reduce((earlier, later) -> later)
                .or(() -> attempt.transactions().stream()
                        .flatMap(transaction -> transaction.request().stream())
                        .reduce((earlier, later) -> later));
    }

    private static OpenTransaction lastAtClient(OpenAttempt attempt, int nearest) {
        return attempt.transactions().stream()
                .filter(transaction -> transaction.hop() == nearest)
                .reduce((earlier, later) -> later)
                .orElseGet(attempt::last);
    }
}
