package io.siptrail.report.csv;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.FrameRef;
import io.siptrail.registration.Attempt;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Timestamps;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code transactions.csv}: one row per transaction, in the order of the attempts and within each of their first messages. */
final class TransactionsCsv implements AuditVisitor {

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

    private final CsvFile csv;
    private FrameNames frames = new FrameNames(List.of());

    TransactionsCsv(Path directory) throws IOException {
        this.csv = new CsvFile(directory.resolve("transactions.csv"), COLUMNS);
    }

    @Override
    public void begin(AuditSummary summary) {
        frames = new FrameNames(summary.inputs());
    }

    @Override
    public void end() throws IOException {
        csv.close();
    }

    @Override
    public void attempt(NumberedAttempt numbered) throws IOException {
        Attempt attempt = numbered.attempt();
        long id = numbered.firstTransaction();
        for (Transaction transaction : attempt.transactions()) {
            csv.number(id++).number(numbered.number());
            place(transaction);
            csv.cell(transaction.source().toString())
                    .cell(transaction.destination().toString());
            csv.cell(transaction.transport().name()).text(attempt.aor());
            csv.text(transaction.key().callId())
                    .number(transaction.key().cseq())
                    .text(transaction.key().branch());
            request(transaction.request());
            response(transaction.finalResponse());
            csv.cell(Milliseconds.of(transaction.responseNanos()));
            csv.number(transaction.retransmissions());
            csv.number(transaction.responseRetransmissions());
            csv.number(transaction.duplicates());
            csv.endRow();
        }
    }

    private void place(Transaction transaction) throws IOException {
        FrameRef first = transaction
                .request()
                .map(RegisterRequest::frame)
                .orElse(transaction.position().frame());
        csv.text(frames.file(first));
        csv.cell(transaction
                .request()
                .map(request -> Long.toString(request.frame().number()))
                .orElse(""));
        csv.text(transaction
                .finalResponse()
                .map(response -> finalFrame(first, response.frame()))
                .orElse(""));
        csv.cell(Timestamps.iso(transaction.timeNanos()));
    }

    /** The number alone where it is in the file of the row, else with its file. */
    private String finalFrame(FrameRef first, FrameRef last) {
        return first.capture() == last.capture() ? Long.toString(last.number()) : frames.of(last);
    }

    private void request(Optional<RegisterRequest> request) throws IOException {
        csv.text(request.map(RegisterRequest::userAgent).orElse(""));
        csv.cell(request.map(TransactionsCsv::credentials).orElse(""));
        csv.cell(AttemptsCsv.seconds(
                request.map(RegisterRequest::expiresRequested).orElse(OptionalLong.empty())));
    }

    /** Empty where they may stand in what the capture lost. */
    private static String credentials(RegisterRequest request) {
        return request.hasCredentials() ? "yes" : request.cut() ? "" : "no";
    }

    private void response(Optional<RegisterResponse> response) throws IOException {
        csv.cell(response.map(answer -> Integer.toString(answer.status())).orElse(""));
        csv.text(response.map(RegisterResponse::reason).orElse(""));
    }
}
