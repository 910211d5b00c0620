package io.siptrail.report.csv;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.NonceTimes;
import io.siptrail.report.Rows;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterRequest;
import java.io.IOException;
import java.util.List;

/**
 * {@code digests.csv}: one row per Authorization or Proxy-Authorization. Responses and nonces are shown, secrets never. What a
 * nonce says of its time is in whole seconds, which is all that it holds.
 */
final class DigestsCsv extends SheetWriter {

    static final List<String> COLUMNS = List.of(
            "attempt",
            "capture",
            "frame",
            "username",
            "realm",
            "uri",
            "method",
            "algorithm",
            "qop",
            "nonce",
            "nc",
            "verdict",
            "explanation",
            "nonce_issued",
            "nonce_lifetime_s",
            "nonce_age_s",
            "nonce_expires",
            "nonce_expired");

    DigestsCsv(Rows csv) {
        super(csv);
    }

    @Override
    public void attempt(NumberedAttempt attempt) throws IOException {
        for (JudgedCredentials judged : attempt.digests()) {
            FrameRef frame = judged.transaction()
                    .request()
                    .map(RegisterRequest::frame)
                    .orElse(judged.transaction().position().frame());
            csv.number(attempt.number()).text(frames().file(frame)).number(frame.number());
            credentials(judged.credentials());
            csv.word(judged.verdict().word()).text(judged.verdict().sentence().toString());
            nonce(judged.nonce());
            csv.endRow();
        }
    }

    private void credentials(Credentials credentials) throws IOException {
        csv.text(credentials.username().orElse("")).text(credentials.realm().orElse(""));
        csv.text(credentials.uri().orElse("")).word("REGISTER");
        csv.text(credentials.algorithm().orElse(credentials.isDigest() ? "MD5" : ""));
        csv.text(credentials.qop().orElse("")).text(credentials.nonce().orElse(""));
        csv.text(credentials.nc().orElse(""));
    }

    private void nonce(NonceTimes times) throws IOException {
        csv.second(times.issued())
                .number(times.lifetimeSeconds())
                .seconds(times.ageNanos())
                .second(times.expires())
                .word(times.isOver().map(over -> over ? "yes" : "no").orElse(""));
    }
}
