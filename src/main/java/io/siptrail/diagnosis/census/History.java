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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What came before, in the order of the capture: attempts go in by their first message, each after it was judged. */
public final class History {

    private final CensusLimits limits;
    private final Map<String, NonceIssue> issues = new LinkedHashMap<>();
    private final NonceUses uses;
    private final NonceUses acceptedUses;
    private final Map<String, Long> acceptedCseqs = new LinkedHashMap<>();

    public History(CensusLimits limits) {
        this.limits = limits;
        NonceLimits bounds = new NonceLimits(limits.nonces() * 2, limits.receivers(), 512);
        this.uses = new NonceUses(bounds);
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
        List<Credentials> shown =
                transaction.request().map(request -> request.credentials()).orElse(List.of());
        RegisterResponse response = transaction.finalResponse().orElse(null);
        boolean accepted = response != null && response.isSuccess();
        for (Credentials credentials : shown) {
            use(uses, credentials, transaction);
            if (accepted) {
                use(acceptedUses, credentials, transaction);
            }
        }
        if (accepted) {
            acceptedCseqs.merge(transaction.key().callId(), transaction.key().cseq(), Math::max);
            dropEldest(acceptedCseqs, limits.callIds());
        }
        if (response != null) {
            issue(attempt, transaction, response);
            transaction.course().otherFinals().forEach(other -> issue(attempt, transaction, other));
        }
    }

    private static void use(NonceUses uses, Credentials credentials, Transaction transaction) {
        String nonce = credentials.nonce().orElse("");
        if (!nonce.isEmpty()) {
            uses.add(
                    nonce,
                    credentials.username().orElse(""),
                    transaction.key().callId(),
                    credentials.nc().orElse(""));
        }
    }

    private void issue(Attempt attempt, Transaction transaction, RegisterResponse response) {
        if (response.challengeText().isEmpty()) {
            return;
        }
        for (Challenge challenge : response.challenges()) {
            String nonce = challenge.nonce().orElse("");
            if (!nonce.isEmpty()) {
                issues.computeIfAbsent(nonce, fresh -> new NonceIssue(response.timeNanos(), transaction.destination()))
                        .to(
                                transaction.key().callId(),
                                attempt.aor(),
                                transaction.source().address().toString(),
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

    /** How this nonce was used in earlier attempts. */
    public Optional<NonceUse> use(String nonce) {
        return uses.of(nonce);
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
