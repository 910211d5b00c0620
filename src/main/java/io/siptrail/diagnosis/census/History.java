package io.siptrail.diagnosis.census;

import io.siptrail.digest.nonce.NonceLimits;
import io.siptrail.digest.nonce.NonceUse;
import io.siptrail.digest.nonce.NonceUses;
import io.siptrail.registration.Attempt;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What came before, in the order of the capture: attempts go in by their first message, each after it was judged. */
public final class History {

    private final CensusLimits limits;
    private final Map<String, NonceIssue> issues = new LinkedHashMap<>();
    private final NonceUses acceptedUses;
    private final Map<String, Long> acceptedCseqs = new LinkedHashMap<>();

    public History(CensusLimits limits) {
        this.limits = limits;
        NonceLimits bounds = new NonceLimits(limits.nonces() * 2, limits.receivers(), 512);
        this.acceptedUses = new NonceUses(bounds);
    }

    /** Goes on past this attempt. */
    public void add(Attempt attempt) {
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.hop() == 0) {
                add(attempt, transaction);
            }
        }
    }

    private void add(Attempt attempt, Transaction transaction) {
        RegisterResponse response = transaction.finalResponse().orElse(null);
        if (response == null) {
            return;
        }
        if (response.isSuccess()) {
            accept(transaction);
        }
        issue(attempt, transaction, response);
        transaction.course().otherFinals().forEach(other -> issue(attempt, transaction, other));
    }

    /** Only counted uses can be repeated; most are not counted, and cost no more than a look. */
    private void accept(Transaction transaction) {
        acceptedCseqs.merge(transaction.key().callId(), transaction.key().cseq(), Math::max);
        dropEldest(acceptedCseqs, limits.callIds());
        transaction
                .request()
                .filter(request -> request.shown().text().contains("nc="))
                .ifPresent(request -> request.credentials().forEach(shown -> use(shown, transaction)));
    }

    private void use(Credentials credentials, Transaction transaction) {
        String nonce = credentials.nonce().orElse("");
        if (!nonce.isEmpty()) {
            acceptedUses.add(
                    nonce,
                    credentials.username().orElse(""),
                    transaction.key().callId(),
                    credentials.nc().orElse(""));
        }
    }

    private void issue(Attempt attempt, Transaction transaction, RegisterResponse response) {
        if (response.offered().isEmpty()) {
            return;
        }
        for (Challenge challenge : response.challenges()) {
            String nonce = challenge.nonce().orElse("");
            if (!nonce.isEmpty()) {
                issues.computeIfAbsent(nonce, fresh -> new NonceIssue(response.timeNanos(), transaction.destination()))
                        .to(
                                transaction.key().callId(),
                                attempt.aor(),
                                transaction.source().address(),
                                limits.receivers());
                dropEldest(issues, limits.nonces());
            }
        }
    }

    private static void dropEldest(Map<String, ?> map, int limit) {
        if (map.size() > limit) {
            Iterator<String> eldest = map.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Who was given this nonce in earlier attempts; empty when nobody was seen to be, or it is long ago. */
    public Optional<NonceIssue> issue(String nonce) {
        return Optional.ofNullable(issues.get(nonce));
    }

    /** How this nonce was used in earlier requests that were answered 2xx. */
    public Optional<NonceUse> acceptedUse(String nonce) {
        return acceptedUses.of(nonce);
    }

    /** The highest CSeq of this Call-ID that a 2xx answered in earlier attempts. */
    public OptionalLong acceptedCseq(String callId) {
        Long cseq = acceptedCseqs.get(callId);
        return cseq == null ? OptionalLong.empty() : OptionalLong.of(cseq);
    }
}
