package io.siptrail.analysis;

import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.Course;
import io.siptrail.transaction.OfferedChallenges;
import io.siptrail.transaction.Position;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Resend;
import io.siptrail.transaction.ShownCredentials;
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
        write(transaction.course(), out);
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
                in.count(),
                course(in));
    }

    private static void write(Course course, SpoolBuffer out) {
        boolean plain = course.isPlain();
        out.flag(plain);
        if (!plain) {
            out.number(course.resends().size());
            for (Resend resend : course.resends()) {
                SpooledValues.write(resend.frame(), out);
                out.number(resend.timeNanos());
            }
            out.number(course.provisional());
            out.number(course.otherFinals().size());
            course.otherFinals().forEach(response -> write(response, out));
            writeEnds(course.otherSources(), out);
            writeEnds(course.otherDestinations(), out);
            out.flag(course.answeredHome());
            writeEnds(course.answeredFrom(), out);
            writeEnds(course.answeredTo(), out);
        }
    }

    private static Course course(SpoolInput in) throws IOException {
        if (in.flag()) {
            return Course.PLAIN;
        }
        List<Resend> resends = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            resends.add(new Resend(SpooledValues.frame(in), in.number()));
        }
        int provisional = in.count();
        List<RegisterResponse> otherFinals = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            otherFinals.add(response(in));
        }
        return new Course(resends, provisional, otherFinals, ends(in), ends(in), in.flag(), ends(in), ends(in));
    }

    private static void writeEnds(List<Endpoint> ends, SpoolBuffer out) {
        out.number(ends.size());
        ends.forEach(end -> SpooledValues.write(end, out));
    }

    private static List<Endpoint> ends(SpoolInput in) throws IOException {
        List<Endpoint> ends = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            ends.add(SpooledValues.endpoint(in));
        }
        return ends;
    }

    private static void write(RegisterRequest request, SpoolBuffer out) {
        SpooledValues.write(request.frame(), out);
        out.number(request.timeNanos());
        out.text(request.userAgent());
        out.text(request.contactText());
        out.number(request.expires());
        out.number(request.expiresAsked());
        out.flag(request.asksToUnregister());
        out.text(request.shown().text());
        out.text(request.requestUri());
        out.text(request.body());
        out.flag(request.cut());
        out.number(request.hops());
        out.flag(request.asksForPort());
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
                ShownCredentials.of(in.text()),
                in.text(),
                in.text(),
                in.flag(),
                in.count(),
                in.flag());
    }

    private static void write(RegisterResponse response, SpoolBuffer out) {
        SpooledValues.write(response.frame(), out);
        out.number(response.timeNanos());
        out.number(response.status());
        out.text(response.reason());
        out.text(response.server());
        out.text(response.offered().text());
        out.number(response.listed());
        out.number(response.grantedSeconds());
        out.number(response.hops());
        out.flag(response.cut());
        out.text(response.hints());
    }

    private static RegisterResponse response(SpoolInput in) throws IOException {
        return new RegisterResponse(
                SpooledValues.frame(in),
                in.number(),
                in.count(),
                in.text(),
                in.text(),
                OfferedChallenges.of(in.text()),
                in.count(),
                in.number(),
                in.count(),
                in.flag(),
                in.text());
    }
}
