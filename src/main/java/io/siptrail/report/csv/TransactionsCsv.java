package io.siptrail.report.csv;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.FrameRef;
import io.siptrail.registration.Attempt;
import io.siptrail.report.Rows;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code transactions.csv}: one row per transaction, in the order of the attempts and within each of their first messages. */
final class TransactionsCsv extends SheetWriter {

    static final List<String> COLUMNS = List.of(
            "transaction",
            "attempt",
            "capture",
            "frame",
            "final_frame",
            "time",
            "source",
            "destination",
            "transport",
            "aor",
            "call_id",
            "cseq",
            "branch",
            "user_agent",
            "has_credentials",
            "expires_requested",
            "status",
            "reason",
            "response_ms",
            "retransmissions",
            "response_retransmissions",
            "duplicates");

    TransactionsCsv(Rows csv) {
        super(csv);
    }

    @Override
    public void attempt(NumberedAttempt numbered) throws IOException {
        Attempt attempt = numbered.attempt();
        long id = numbered.firstTransaction();
        for (Transaction transaction : attempt.transactions()) {
            csv.number(id++).number(numbered.number());
            place(transaction);
            csv.endpoint(transaction.source()).endpoint(transaction.destination());
            csv.word(transaction.transport().name()).text(attempt.aor());
            csv.text(transaction.key().callId())
                    .number(transaction.key().cseq())
                    .text(transaction.key().branch());
            request(transaction.request());
            response(transaction.finalResponse());
            csv.duration(transaction.responseNanos());
            csv.number(transaction.retransmissions());
            csv.number(transaction.responseRetransmissions());
            csv.number(transaction.duplicates());
            csv.endRow();
        }
    }

    private void place(Transaction transaction) throws IOException {
        RegisterRequest request = transaction.request().orElse(null);
        RegisterResponse response = transaction.finalResponse().orElse(null);
        FrameRef first = request == null ? transaction.position().frame() : request.frame();
        csv.text(frames().file(first));
        csv.number(request == null ? OptionalLong.empty() : OptionalLong.of(first.number()));
        finalFrame(first, response == null ? null : response.frame());
        csv.time(transaction.timeNanos());
    }

    /** The number alone where it is in the file of the row, else with its file. */
    private void finalFrame(FrameRef first, @Nullable FrameRef last) throws IOException {
        if (last == null) {
            csv.unknown(1);
        } else if (first.capture() == last.capture()) {
            csv.number(last.number());
        } else {
            csv.text(frames().of(last));
        }
    }

    private void request(Optional<RegisterRequest> request) throws IOException {
        if (request.isEmpty()) {
            csv.unknown(3);
            return;
        }
        csv.text(request.get().userAgent()).word(credentials(request.get()));
        csv.number(request.get().expiresRequested());
    }

    /** Empty where they may stand in what the capture lost. */
    private static String credentials(RegisterRequest request) {
        return request.hasCredentials() ? "yes" : request.cut() ? "" : "no";
    }

    private void response(Optional<RegisterResponse> response) throws IOException {
        if (response.isEmpty()) {
            csv.unknown(2);
            return;
        }
        csv.number(response.get().status()).text(response.get().reason());
    }
}
