package io.siptrail.report.csv;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.Diagnosis;
import io.siptrail.registration.Attempt;
import io.siptrail.report.Rows;
import io.siptrail.report.Wording;
import io.siptrail.transaction.RegisterResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code attempts.csv}: one row per attempt. */
final class AttemptsCsv extends SheetWriter {

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

    AttemptsCsv(Rows csv) {
        super(csv);
    }

    @Override
    public void attempt(NumberedAttempt numbered) throws IOException {
        Attempt attempt = numbered.attempt();
        csv.number(numbered.number());
        Optional<Diagnosis> diagnosis = numbered.diagnosis();
        csv.word(attempt.kind().label()).word(attempt.outcome().label());
        csv.word(diagnosis.map(found -> found.cause().id()).orElse(""))
                .word(diagnosis.map(found -> found.confidence().label()).orElse(""));
        parties(attempt);
        csv.time(attempt.startNanos()).time(attempt.endNanos());
        signalling(attempt);
        csv.text(attempt.algorithm()).text(attempt.qop()).word(numbered.digest());
        csv.number(attempt.expiresRequested()).number(attempt.expiresGranted());
        OptionalInt listed = attempt.contactsListed();
        csv.number(listed.isPresent() ? OptionalLong.of(listed.getAsInt()) : OptionalLong.empty())
                .number(numbered.staleListed());
        csv.duration(attempt.challengeNanos()).duration(attempt.authNanos()).duration(attempt.totalNanos());
        csv.text(frames().of(attempt.frames()));
        csv.text(diagnosis
                        .map(found -> new Wording(frames()).of(found.explanation()))
                        .orElse(""))
                .text(diagnosis.map(Diagnosis::remedy).orElse(""));
        csv.endRow();
    }

    private void parties(Attempt attempt) throws IOException {
        csv.text(attempt.aor()).text(attempt.authUser()).text(attempt.realm()).text(attempt.userAgent());
        csv.endpoint(attempt.registrar()).text(attempt.server());
        csv.endpoint(attempt.source()).word(attempt.transport().name());
    }

    private void signalling(Attempt attempt) throws IOException {
        csv.text(attempt.callIdFirst()).text(attempt.callIdLast());
        csv.number(attempt.cseqFirst()).number(attempt.cseqLast());
        csv.number(attempt.transactions().size()).number(attempt.challenges()).number(attempt.retransmissions());
        Optional<RegisterResponse> last = attempt.finalResponse();
        if (last.isPresent()) {
            csv.number(last.get().status()).text(last.get().reason());
        } else {
            csv.unknown(2);
        }
    }
}
