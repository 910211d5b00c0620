package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.ExaminedAttempt;
import io.siptrail.diagnosis.census.RegistrarRecord;
import io.siptrail.diagnosis.census.SourceRecord;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failed attempt with everything that a rule may ask about it. */
public final class Case {

    /** RFC 3261 §17.1.1.1: the estimate of the round trip, after which a request is sent again. */
    public static final long T1_NANOS = 500_000_000L;

    /** 64·T1, when a client gives up. */
    public static final long TIMER_F_NANOS = OpenTransaction.TIMER_F.toNanos();

    private final ExaminedAttempt examined;
    private final Surroundings surroundings;
    private @Nullable List<Transaction> steps;
    private @Nullable List<Try> tries;

    public Case(ExaminedAttempt examined, Surroundings surroundings) {
        this.examined = examined;
        this.surroundings = surroundings;
    }

    public Attempt attempt() {
        return examined.attempt();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Vantage vantage() {
        return Vantage.of(attempt());
    }

    public boolean isPending() {
        return attempt().outcome() == Outcome.PENDING;
    }

    /** The client's transactions of which the request was captured, in order. */
    public List<Transaction> steps() {
        List<Transaction> known = steps;
        if (known == null) {
            known = attempt().transactions().stream()
                    .filter(transaction ->
                            transaction.hop() == 0 && transaction.request().isPresent())
                    .toList();
            steps = known;
        }
        return known;
    }

    /** The client's last transaction. */
    public Transaction last() {
        List<Transaction> own = steps();
        return own.isEmpty() ? attempt().transactions().get(0) : own.get(own.size() - 1);
    }

    /** The request of the client's last transaction. */
    public Optional<RegisterRequest> lastRequest() {
        return last().request();
    }

    /** The final of the client's last transaction. */
    public Optional<RegisterResponse> answer() {
        return last().finalResponse();
    }

    /** Its status, 0 when there is none. */
    public int status() {
        return answer().map(RegisterResponse::status).orElse(0);
    }

    /** Refused credentials, in order. */
    public List<Try> tries() {
        List<Try> known = tries;
        if (known == null) {
            known = Tries.of(examined);
            tries = known;
        }
        return known;
    }

    /** The credentials that the last final refused. */
    public Optional<Try> lastTry() {
        Transaction last = last();
        List<Try> refused = tries();
        for (int i = refused.size() - 1; i >= 0; i--) {
            if (refused.get(i).transaction().isSame(last)) {
                return Optional.of(refused.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether the client was asked for credentials, and showed none after that. */
    public boolean isLeftAtChallenge() {
        return answer().filter(RegisterResponse::isChallenge).isPresent()
                && lastTry().isEmpty();
    }

    /** Who answers at the registrar's end. */
    public Optional<RegistrarRecord> registrar() {
        return surroundings.census().at(last().destination());
    }

    /** How this client fared there otherwise. */
    public Optional<SourceRecord> source() {
        return surroundings.census().of(last().source().address(), last().destination());
    }

    /** Whether the capture lost the end of one of its messages. */
    public boolean isCut() {
        for (Transaction transaction : attempt().transactions()) {
            if (transaction.request().filter(RegisterRequest::cut).isPresent()
                    || transaction.finalResponse().filter(RegisterResponse::cut).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What ended the connection of the last request once it was sent, in good order or not; in the order of the capture. */
    public List<ConnectionEvent> connectionEnds() {
        Transaction last = last();
        return surroundings.evidence().connectionsOf(last.source().address()).stream()
                .filter(event ->
                        event.kind() == ConnectionEvent.Kind.RESET || event.kind() == ConnectionEvent.Kind.CLOSED)
                .filter(event ->
                        event.client().equals(last.source()) && event.server().equals(last.destination()))
                .filter(event -> event.timeNanos() >= last.timeNanos())
                .toList();
    }
}
