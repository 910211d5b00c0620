package io.siptrail.analysis;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.Outcome;
import io.siptrail.transaction.Course;
import io.siptrail.transaction.Position;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Resend;
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
    public void write(Attempt attempt, RecordBuffer out) {
        out.repeatedText(attempt.aor());
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
    public Attempt read(RecordInput in) throws IOException {
        String aor = in.repeatedText();
        AttemptKind kind = in.choice(AttemptKind.class);
        Outcome outcome = in.choice(Outcome.class);
        int count = in.count();
        List<Transaction> transactions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            transactions.add(transaction(in));
        }
        return new Attempt(aor, kind, outcome, transactions, SpooledValues.trail(in), in.number());
    }

    private static void write(Transaction transaction, RecordBuffer out) {
        transaction.position().write(out);
        transaction.source().write(out);
        transaction.destination().write(out);
        out.choice(transaction.transport());
        transaction.key().write(out);
        out.number(transaction.hop());
        out.flag(transaction.request().isPresent());
        if (transaction.request().isPresent()) {
            transaction.request().get().write(out);
        }
        out.flag(transaction.finalResponse().isPresent());
        if (transaction.finalResponse().isPresent()) {
            transaction.finalResponse().get().write(out);
        }
        out.number(transaction.retransmissions());
        out.number(transaction.responseRetransmissions());
        out.number(transaction.duplicates());
        write(transaction.course(), out);
    }

    private static Transaction transaction(RecordInput in) throws IOException {
        Position position = Position.read(in);
        Endpoint source = Endpoint.read(in);
        Endpoint destination = Endpoint.read(in);
        Transport transport = in.choice(Transport.class);
        TransactionKey key = TransactionKey.read(in);
        int hop = in.count();
        Optional<RegisterRequest> request = in.flag() ? Optional.of(RegisterRequest.read(in)) : Optional.empty();
        Optional<RegisterResponse> response = in.flag() ? Optional.of(RegisterResponse.read(in)) : Optional.empty();
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

    private static void write(Course course, RecordBuffer out) {
        boolean plain = course.isPlain();
        out.flag(plain);
        if (!plain) {
            out.number(course.resends().size());
            for (Resend resend : course.resends()) {
                resend.frame().write(out);
                out.number(resend.timeNanos());
            }
            out.number(course.provisional());
            out.number(course.otherFinals().size());
            course.otherFinals().forEach(response -> response.write(out));
            writeEnds(course.otherSources(), out);
            writeEnds(course.otherDestinations(), out);
            out.flag(course.answeredHome());
            writeEnds(course.answeredFrom(), out);
            writeEnds(course.answeredTo(), out);
        }
    }

    private static Course course(RecordInput in) throws IOException {
        if (in.flag()) {
            return Course.PLAIN;
        }
        List<Resend> resends = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            resends.add(new Resend(FrameRef.read(in), in.number()));
        }
        int provisional = in.count();
        List<RegisterResponse> otherFinals = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            otherFinals.add(RegisterResponse.read(in));
        }
        return new Course(resends, provisional, otherFinals, ends(in), ends(in), in.flag(), ends(in), ends(in));
    }

    private static void writeEnds(List<Endpoint> ends, RecordBuffer out) {
        out.number(ends.size());
        ends.forEach(end -> end.write(out));
    }

    private static List<Endpoint> ends(RecordInput in) throws IOException {
        List<Endpoint> ends = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            ends.add(Endpoint.read(in));
        }
        return ends;
    }
}
