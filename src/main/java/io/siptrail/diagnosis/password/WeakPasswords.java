package io.siptrail.diagnosis.password;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.DisplayFilter;
import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.FindingKind;
import io.siptrail.diagnosis.Severity;
import io.siptrail.diagnosis.Statement;
import io.siptrail.digest.DigestInput;
import io.siptrail.digest.DigestVerifier;
import io.siptrail.digest.StatedResponse;
import io.siptrail.digest.candidate.CandidateHit;
import io.siptrail.digest.candidate.CandidateLimits;
import io.siptrail.digest.candidate.CandidateProgress;
import io.siptrail.digest.candidate.CandidateSearch;
import io.siptrail.registration.FrameTrail;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Gathers one response of every account that showed credentials, and tells for which of them a candidate is the password.
 * A response that the registrar accepted is taken before one that it did not.
 */
public final class WeakPasswords {

    private static final int ACCOUNTS = 200_000;
    private static final String REMEDY = "Give the account a long random password, on both sides.";

    private final Map<Account, Shown> shown = new HashMap<>();
    private long forgotten;

    private record Account(String aor, String username, String realm) {}

    private record Shown(StatedResponse response, Transaction transaction, boolean accepted) {

        boolean isBetterThan(Shown other) {
            return accepted == other.accepted
                    ? transaction.position().compareTo(other.transaction.position()) < 0
                    : accepted;
        }
    }

    /** Takes the credentials of one request of an attempt, in any order. */
    public void observe(String aor, Transaction transaction, DigestInput input) {
        Credentials credentials = input.credentials();
        StatedResponse response = DigestVerifier.stated(input).orElse(null);
        if (response == null || transaction.request().isEmpty()) {
            return;
        }
        Account account = new Account(
                aor, credentials.username().orElse(""), credentials.realm().orElse(""));
        boolean accepted =
                transaction.finalResponse().filter(RegisterResponse::isSuccess).isPresent();
        Shown fresh = new Shown(response, transaction, accepted);
        Shown known = shown.get(account);
        if (known == null && shown.size() >= ACCOUNTS) {
            forgotten++;
        } else if (known == null || fresh.isBetterThan(known)) {
            shown.put(account, fresh);
        }
    }

    /** Accounts for which there was no room. */
    public long forgotten() {
        return forgotten;
    }

    /**
     * Tries every line of the stream on every account.
     *
     * @param reveal whether the explanation may show the password
     */
    public List<Finding> search(InputStream candidates, int threads, CandidateProgress progress, boolean reveal)
            throws IOException {
        List<Map.Entry<Account, Shown>> accounts = new ArrayList<>(shown.entrySet());
        accounts.sort((one, other) -> one.getValue()
                .transaction()
                .position()
                .compareTo(other.getValue().transaction().position()));
        List<StatedResponse> responses =
                accounts.stream().map(account -> account.getValue().response()).toList();
        CandidateSearch search = new CandidateSearch(responses, CandidateLimits.defaults());
        try {
            return search.run(candidates, threads, progress).hits().stream()
                    .map(hit -> finding(accounts.get(hit.target()), hit, reveal))
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while trying candidates", interrupted);
        }
    }

    private static Finding finding(Map.Entry<Account, Shown> found, CandidateHit hit, boolean reveal) {
        Account account = found.getKey();
        Shown response = found.getValue();
        RegisterRequest request = response.transaction().request().orElseThrow();
        Statement explanation = Statement.of("a supplied candidate is the password of username ")
                .quote(account.username())
                .text(" in realm ")
                .quote(account.realm())
                .text(response.accepted() ? ", which the registrar accepted in " : ", as the client used it in ")
                .frame(request.frame());
        return new Finding(
                response.accepted() ? Severity.HIGH : Severity.LOW,
                FindingKind.WEAK_PASSWORD,
                Confidence.PROVEN,
                account.aor(),
                1,
                OptionalLong.of(request.timeNanos()),
                reveal ? explanation.text("; it is ").quote(hit.password().reveal()) : explanation,
                REMEDY,
                new FrameTrail(List.of(request.frame()), 0, List.of()),
                DisplayFilter.callId(response.transaction().key().callId()));
    }
}
