package io.siptrail.analysis;

import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.Position;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import io.siptrail.transaction.TransactionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes attempts to the temporary file and reads them back; the format lives no longer than a run. */
final class AttemptCodec implements SortedSpool.Codec<Attempt, Position> {

    @Override
    public Position key(Attempt attempt) {
        return attempt.position();
    }

    @Override
    public void write(Attempt attempt, SpoolBuffer out) {
        out.text(attempt.aor());
        out.choice(attempt.kind());
        out.choice(attempt.outcome());
        out.number(attempt.transactions().size());
        for (Transaction transaction : attempt.transactions()) {
            write(transaction, out);
        }
        SpooledValues.write(attempt.frames(), out);
        out.number(attempt.endNanos());
    }

    @Override
    public Attempt read(SpoolInput in) throws IOException {
        String aor = in.text();
        AttemptKind kind = in.choice(AttemptKind.class);
        Outcome outcome = in.choice(Outcome.class);
        int count = in.count();
        List<Transaction> transactions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            transactions.add(transaction(in));
        }
        return new Attempt(aor, kind, outcome, transactions, SpooledValues.trail(in), in.number());
    }

    private static void write(Transaction transaction, SpoolBuffer out) {
        out.number(transaction.position().orderNanos());
        SpooledValues.write(transaction.position().frame(), out);
        out.number(transaction.position().message());
        SpooledValues.write(transaction.source(), out);
        SpooledValues.write(transaction.destination(), out);
        out.choice(transaction.transport());
        TransactionKey key = transaction.key();
        out.text(key.branch());
        out.text(key.sentBy());
        out.text(key.callId());
        out.number(key.cseq());
        out.text(key.fromTag());
        out.number(transaction.hop());
        out.flag(transaction.request().isPresent());
        if (transaction.request().isPresent()) {
            write(transaction.request().get(), out);
        }
        out.flag(transaction.finalResponse().isPresent());
        if (transaction.finalResponse().isPresent()) {
            write(transaction.finalResponse().get(), out);
        }
        out.number(transaction.retransmissions());
        out.number(transaction.responseRetransmissions());
        out.number(transaction.duplicates());
    }

    private static Transaction transaction(SpoolInput in) throws IOException {
        Position position = new Position(in.number(), SpooledValues.frame(in), in.count());
        Endpoint source = SpooledValues.endpoint(in);
        Endpoint destination = SpooledValues.endpoint(in);
        Transport transport = in.choice(Transport.class);
        TransactionKey key = new TransactionKey(in.text(), in.text(), in.text(), in.number(), in.text());
        int hop = in.count();
        Optional<RegisterRequest> request = in.flag() ? Optional.of(request(in)) : Optional.empty();
        Optional<RegisterResponse> response = in.flag() ? Optional.of(response(in)) : Optional.empty();
        return new Transaction(
                position,
                source,
                destination,
                transport,
                key,
                hop,
                request,
                response,
                in.count(),
                in.count(),
                in.count());
    }

    private static void write(RegisterRequest request, SpoolBuffer out) {
        SpooledValues.write(request.frame(), out);
        out.number(request.timeNanos());
        out.text(request.userAgent());
        out.text(request.contactText());
        out.number(request.expires());
        out.number(request.expiresAsked());
        out.flag(request.asksToUnregister());
        out.text(request.credentialsText());
        out.text(request.requestUri());
        out.text(request.body());
        out.flag(request.cut());
    }

    private static RegisterRequest request(SpoolInput in) throws IOException {
        return new RegisterRequest(
                SpooledValues.frame(in),
                in.number(),
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.flag(),
                in.text(),
                in.text(),
                in.text(),
                in.flag());
    }

    private static void write(RegisterResponse response, SpoolBuffer out) {
        SpooledValues.write(response.frame(), out);
        out.number(response.timeNanos());
        out.number(response.status());
        out.text(response.reason());
        out.text(response.server());
        out.text(response.challengeText());
        out.number(response.listed());
        out.number(response.grantedSeconds());
    }

    private static RegisterResponse response(SpoolInput in) throws IOException {
        return new RegisterResponse(
                SpooledValues.frame(in),
                in.number(),
                in.count(),
                in.text(),
                in.text(),
                in.text(),
                in.count(),
                in.number());
    }
}
