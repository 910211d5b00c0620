package io.siptrail.analysis;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.AttemptKind;
import io.siptrail.registration.FrameTrail;
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
final class AttemptCodec {

    private AttemptCodec() {}

    static void write(Attempt attempt, SpoolBuffer out) {
        out.text(attempt.aor());
        out.choice(attempt.kind());
        out.choice(attempt.outcome());
        out.number(attempt.transactions().size());
        for (Transaction transaction : attempt.transactions()) {
            write(transaction, out);
        }
        write(attempt.frames(), out);
        out.number(attempt.endNanos());
    }

    static Attempt read(SpoolInput in) throws IOException {
        String aor = in.text();
        AttemptKind kind = in.choice(AttemptKind.class);
        Outcome outcome = in.choice(Outcome.class);
        int count = in.count();
        List<Transaction> transactions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            transactions.add(transaction(in));
        }
        return new Attempt(aor, kind, outcome, transactions, trail(in), in.number());
    }

    private static void write(Transaction transaction, SpoolBuffer out) {
        out.number(transaction.position().orderNanos());
        write(transaction.position().frame(), out);
        out.number(transaction.position().message());
        write(transaction.source(), out);
        write(transaction.destination(), out);
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
        Position position = new Position(in.number(), frame(in), in.count());
        Endpoint source = endpoint(in);
        Endpoint destination = endpoint(in);
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
        boolean plain = course.equals(Course.PLAIN);
        out.flag(plain);
        if (!plain) {
            out.number(course.resends().size());
            for (Resend resend : course.resends()) {
                write(resend.frame(), out);
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
            resends.add(new Resend(frame(in), in.number()));
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
        ends.forEach(end -> write(end, out));
    }

    private static List<Endpoint> ends(SpoolInput in) throws IOException {
        List<Endpoint> ends = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            ends.add(endpoint(in));
        }
        return ends;
    }

    private static void write(RegisterRequest request, SpoolBuffer out) {
        write(request.frame(), out);
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
        out.number(request.hops());
        out.flag(request.asksForPort());
    }

    private static RegisterRequest request(SpoolInput in) throws IOException {
        return new RegisterRequest(
                frame(in),
                in.number(),
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.flag(),
                in.text(),
                in.text(),
                in.text(),
                in.flag(),
                in.count(),
                in.flag());
    }

    private static void write(RegisterResponse response, SpoolBuffer out) {
        write(response.frame(), out);
        out.number(response.timeNanos());
        out.number(response.status());
        out.text(response.reason());
        out.text(response.server());
        out.text(response.challengeText());
        out.number(response.listed());
        out.number(response.grantedSeconds());
        out.number(response.hops());
        out.flag(response.cut());
        out.text(response.hints());
    }

    private static RegisterResponse response(SpoolInput in) throws IOException {
        return new RegisterResponse(
                frame(in),
                in.number(),
                in.count(),
                in.text(),
                in.text(),
                in.text(),
                in.count(),
                in.number(),
                in.count(),
                in.flag(),
                in.text());
    }

    private static void write(FrameTrail trail, SpoolBuffer out) {
        write(trail.first(), out);
        out.number(trail.omitted());
        write(trail.last(), out);
    }

    private static FrameTrail trail(SpoolInput in) throws IOException {
        return new FrameTrail(frames(in), in.number(), frames(in));
    }

    private static void write(List<FrameRef> frames, SpoolBuffer out) {
        out.number(frames.size());
        for (FrameRef frame : frames) {
            write(frame, out);
        }
    }

    private static List<FrameRef> frames(SpoolInput in) throws IOException {
        int count = in.count();
        List<FrameRef> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(frame(in));
        }
        return frames;
    }

    private static void write(FrameRef frame, SpoolBuffer out) {
        out.number(frame.capture());
        out.number(frame.number());
    }

    private static FrameRef frame(SpoolInput in) throws IOException {
        return new FrameRef(in.count(), in.number());
    }

    private static void write(Endpoint endpoint, SpoolBuffer out) {
        out.number(endpoint.address().version());
        out.number(endpoint.address().high());
        out.number(endpoint.address().low());
        out.number(endpoint.port());
    }

    private static Endpoint endpoint(SpoolInput in) throws IOException {
        return new Endpoint(new IpAddress(in.count(), in.number(), in.number()), in.count());
    }
}
