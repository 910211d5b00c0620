package io.siptrail.transaction;

import io.siptrail.sip.SipResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transaction of every REGISTER message. It only compares keys and times, so the outcome does not depend on
 * when finished transactions are {@linkplain #forget forgotten}.
 */
public final class TransactionMatcher {

    private final Map<TransactionKey, OpenTransaction> open = new HashMap<>(4);
    private int reusedKeys;

    /** Matches a message that has a Call-ID and a CSeq. */
    public Match match(Observed observed, String callId, long cseq) {
        TransactionKey key = TransactionKey.of(observed.message(), callId, cseq);
        OpenTransaction known = open.get(key);
        return observed.message() instanceof SipResponse response
                ? matchResponse(observed, response, key, known)
                : matchRequest(observed, key, known);
    }

    private Match matchRequest(Observed observed, TransactionKey key, @Nullable OpenTransaction known) {
        boolean fresh = known == null || known.isFree(observed.position().orderNanos());
        if (known != null && !fresh && otherCredentials(known, observed)) {
            reusedKeys++;
            fresh = true;
        }
        OpenTransaction transaction = fresh || known == null ? OpenTransaction.ofRequest(key, observed) : known;
        if (fresh) {
            open.put(key, transaction);
        }
        return new Match(transaction, transaction.request(observed), fresh);
    }

    private Match matchResponse(
            Observed observed, SipResponse response, TransactionKey key, @Nullable OpenTransaction known) {
        boolean fresh = known == null || known.isOver(observed.position().orderNanos());
        OpenTransaction transaction = fresh || known == null ? OpenTransaction.ofResponse(key, observed) : known;
        if (fresh) {
            open.put(key, transaction);
        }
        MatchKind kind = transaction.response(observed, RegisterResponse.of(observed, response));
        return new Match(transaction, kind, fresh);
    }

    /** The same key with other credentials is another transaction: some clients keep the branch when they answer a challenge. */
    private static boolean otherCredentials(OpenTransaction known, Observed observed) {
        RegisterRequest first = known.request().orElse(null);
        return first != null && !first.shown().says(observed.message().credentials());
    }

    /** Drops a transaction that is over. */
    public void forget(OpenTransaction transaction) {
        open.remove(transaction.key(), transaction);
    }

    /** How often a request came with the key of a live transaction, yet with other credentials (RFC 3261 §8.1.1.7 forbids it). */
    public int reusedKeys() {
        return reusedKeys;
    }
}
