package io.siptrail.diagnosis.cause.network;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.cause.Case;
import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.Exhibit;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The answer did not go where the request came from, or did not come from where it was sent, and the client did not act on
 * it. RFC 3261 §18.2.2 sends a response to the port in the Via; RFC 3581 §4 to the one that the request came from, if the
 * Via asks so with {@code rport}.
 */
public final class StrayResponse {

    private StrayResponse() {}

    /** To another port of the same client. */
    public static CauseRule toWrongPort() {
        return new ToWrongPort();
    }

    /** From another address than the one asked. */
    public static CauseRule fromWrongAddress() {
        return new FromWrongAddress();
    }

    /** A client that had the answer would have acted: it would answer a challenge, or at least not send again. */
    private static Confidence confidence(Transaction last) {
        return last.retransmissions() > 0 ? Confidence.PROVEN : Confidence.LIKELY;
    }

    private static final class ToWrongPort implements CauseRule {

        @Override
        public List<Cause> causes() {
            return List.of(Cause.RESPONSE_TO_WRONG_PORT);
        }

        @Override
        public boolean speaksOfPending() {
            return true;
        }

        @Override
        public Optional<Diagnosis> judge(Case failed) {
            Transaction last = failed.last();
            RegisterRequest request = failed.lastRequest().orElse(null);
            RegisterResponse answer = failed.answer().orElse(null);
            if (request == null
                    || answer == null
                    || last.transport() != Transport.UDP
                    || !last.course().answeredElsewhere()) {
                return Optional.empty();
            }
            Optional<Endpoint> missed = last.course().answeredTo().stream()
                    .filter(to -> to.address().equals(last.source().address())
                            && to.port() != last.source().port())
                    .findFirst();
            return missed.map(to -> Diagnosis.of(
                    Cause.RESPONSE_TO_WRONG_PORT,
                    confidence(last),
                    statement(last, request, answer, to),
                    Exhibit.of(last)));
        }

        private static Statement statement(
                Transaction last, RegisterRequest request, RegisterResponse answer, Endpoint to) {
            return Statement.of("the request came from " + last.source() + " with the Via ")
                    .quote(last.key().sentBy())
                    .text((request.asksForPort() ? " and rport" : " and no rport") + ", and the " + answer.status()
                            + " in ")
                    .frame(answer.frame())
                    .text(" went to port " + to.port()
                            + (last.retransmissions() > 0
                                    ? "; the client sent again " + last.retransmissions() + " times"
                                    : ""));
        }
    }

    private static final class FromWrongAddress implements CauseRule {

        @Override
        public List<Cause> causes() {
            return List.of(Cause.RESPONSE_FROM_WRONG_ADDRESS);
        }

        @Override
        public boolean speaksOfPending() {
            return true;
        }

        @Override
        public Optional<Diagnosis> judge(Case failed) {
            Transaction last = failed.last();
            RegisterResponse answer = failed.answer().orElse(null);
            if (answer == null || !last.course().answeredByAnother() || !isIgnored(failed)) {
                return Optional.empty();
            }
            Endpoint from = last.course().answeredFrom().get(0);
            return Optional.of(Diagnosis.of(
                    Cause.RESPONSE_FROM_WRONG_ADDRESS,
                    confidence(last),
                    Statement.of("the request went to " + last.destination() + ", and the " + answer.status() + " in ")
                            .frame(answer.frame())
                            .text(" came from " + from
                                    + (last.retransmissions() > 0
                                            ? "; the client sent again " + last.retransmissions() + " times"
                                            : "; the client did not act on it")),
                    Exhibit.of(last)));
        }

        /** Whoever sends again, or leaves a challenge alone, has not taken the answer; other finals ask for nothing. */
        private static boolean isIgnored(Case failed) {
            return failed.last().retransmissions() > 0 || failed.isLeftAtChallenge();
        }
    }
}
