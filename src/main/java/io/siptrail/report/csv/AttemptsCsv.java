package io.siptrail.report.csv;

import io.siptrail.analysis.AuditSummary;
import io.siptrail.analysis.AuditVisitor;
import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.registration.Attempt;
import io.siptrail.report.FrameNames;
import io.siptrail.report.Milliseconds;
import io.siptrail.report.Timestamps;
import io.siptrail.report.Wording;
import io.siptrail.transaction.RegisterResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code attempts.csv}: one row per attempt. */
final class AttemptsCsv implements AuditVisitor {

    static final List<String> COLUMNS = List.of(
            "attempt",
            "kind",
            "outcome",
            "cause",
            "confidence",
            "aor",
            "auth_user",
            "realm",
            "user_agent",
            "registrar",
            "server",
            "source",
            "transport",
            "start_time",
            "end_time",
            "call_id",
            "call_id_last",
            "cseq_first",
            "cseq_last",
            "transactions",
            "challenges",
            "retransmissions",
            "status",
            "reason",
            "algorithm",
            "qop",
            "digest",
            "expires_requested",
            "expires_granted",
            "contacts_listed",
            "stale_listed",
            "challenge_ms",
            "auth_ms",
            "total_ms",
            "frames",
            "explanation",
            "remedy");

    private final CsvFile csv;
    private FrameNames frames = new FrameNames(List.of());

    AttemptsCsv(Path directory) throws IOException {
        this.csv = new CsvFile(directory.resolve("attempts.csv"), COLUMNS);
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
        csv.number(numbered.number());
        Optional<Diagnosis> diagnosis = numbered.diagnosis();
        csv.cell(attempt.kind().label()).cell(attempt.outcome().label());
        csv.cell(diagnosis.map(found -> found.cause().id()).orElse(""))
                .cell(diagnosis.map(found -> found.confidence().label()).orElse(""));
        parties(attempt);
        csv.cell(Timestamps.iso(attempt.startNanos())).cell(Timestamps.iso(attempt.endNanos()));
        signalling(attempt);
        csv.text(attempt.algorithm()).text(attempt.qop()).cell(numbered.digest());
        csv.cell(seconds(attempt.expiresRequested())).cell(seconds(attempt.expiresGranted()));
        csv.cell(count(attempt.contactsListed())).cell(seconds(numbered.staleListed()));
        csv.cell(Milliseconds.of(attempt.challengeNanos()))
                .cell(Milliseconds.of(attempt.authNanos()))
                .cell(Milliseconds.of(attempt.totalNanos()));
        csv.text(frames.of(attempt.frames()));
        csv.text(diagnosis
                        .map(found -> new Wording(frames).of(found.explanation()))
                        .orElse(""))
                .text(diagnosis.map(Diagnosis::remedy).orElse(""));
        csv.endRow();
    }

    private void parties(Attempt attempt) throws IOException {
        csv.text(attempt.aor()).text(attempt.authUser()).text(attempt.realm()).text(attempt.userAgent());
        csv.cell(attempt.registrar().toString()).text(attempt.server());
        csv.cell(attempt.source().toString()).cell(attempt.transport().name());
    }

    private void signalling(Attempt attempt) throws IOException {
        csv.text(attempt.callIdFirst()).text(attempt.callIdLast());
        csv.number(attempt.cseqFirst()).number(attempt.cseqLast());
        csv.number(attempt.transactions().size()).number(attempt.challenges()).number(attempt.retransmissions());
        Optional<RegisterResponse> last = attempt.finalResponse();
        csv.cell(last.map(response -> Integer.toString(response.status())).orElse(""));
        csv.text(last.map(RegisterResponse::reason).orElse(""));
    }

    /** Empty when unknown. */
    static String seconds(OptionalLong seconds) {
        return seconds.isPresent() ? Long.toString(seconds.getAsLong()) : "";
    }

    private static String count(OptionalInt count) {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : "";
    }
}
