package io.siptrail.transaction;

import io.siptrail.sip.SipResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transaction of every REGISTER message. It only compares keys and times, so the outcome does not depend on
 * when finished transactions are {@linkplain #forget forgotten}.
 */
public final class TransactionMatcher {

    private static final int FEW = 8;
    private static final OpenTransaction[] NONE = {};

    /** A few are looked through, in the order in which their keys came: hundreds of thousands of matchers have two. */
    private OpenTransaction[] few = NONE;
    /** More are hashed, all of them; null as long as they are few. */
    private @Nullable Map<TransactionKey, OpenTransaction> many;

    private int reusedKeys;

    /** Matches a message that has a Call-ID and a CSeq. */
    public Match match(Observed observed, String callId, long cseq) {
        TransactionKey key = TransactionKey.of(observed.message(), callId, cseq);
        OpenTransaction known = find(key);
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
        OpenTransaction transaction =
                fresh || known == null ? OpenTransaction.ofRequest(shared(key, known), observed) : known;
        if (fresh) {
            keep(transaction);
        }
        return new Match(transaction, transaction.request(observed), fresh);
    }

    private Match matchResponse(
            Observed observed, SipResponse response, TransactionKey key, @Nullable OpenTransaction known) {
        boolean fresh = known == null || known.isOver(observed.position().orderNanos());
        OpenTransaction transaction =
                fresh || known == null ? OpenTransaction.ofResponse(shared(key, known), observed) : known;
        if (fresh) {
            keep(transaction);
        }
        MatchKind kind = transaction.response(observed, RegisterResponse.of(observed, response));
        return new Match(transaction, kind, fresh);
    }

    /** The same key with other credentials is another transaction: some clients keep the branch when they answer a challenge. */
    private static boolean otherCredentials(OpenTransaction known, Observed observed) {
        RegisterRequest first = known.request().orElse(null);
        return first != null && !first.shown().says(observed.message().credentials());
    }

    /** A key for a new transaction; what else is kept of the same client is mostly of the same attempt. */
    private TransactionKey shared(TransactionKey key, @Nullable OpenTransaction known) {
        if (known != null) {
            return known.key();
        }
        return few.length == 0 ? key : key.sharing(few[few.length - 1].key());
    }

    private @Nullable OpenTransaction find(TransactionKey key) {
        Map<TransactionKey, OpenTransaction> hashed = many;
        if (hashed != null) {
            return hashed.get(key);
        }
        int place = place(key);
        return place < 0 ? null : few[place];
    }

    private int place(TransactionKey key) {
        for (int i = few.length - 1; i >= 0; i--) {
            if (few[i].key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Keeps a transaction in place of another with its key. */
    private void keep(OpenTransaction transaction) {
        Map<TransactionKey, OpenTransaction> hashed = many;
        int place = hashed == null ? place(transaction.key()) : -1;
        if (hashed != null) {
            hashed.put(transaction.key(), transaction);
        } else if (place >= 0) {
            few[place] = transaction;
        } else if (few.length < FEW) {
            OpenTransaction[] more = Arrays.copyOf(few, few.length + 1);
            more[few.length] = transaction;
            few = more;
        } else {
            hash(transaction);
        }
    }

    private void hash(OpenTransaction oneMore) {
        Map<TransactionKey, OpenTransaction> hashed = new HashMap<>(4 * FEW);
        for (OpenTransaction transaction : few) {
            hashed.put(transaction.key(), transaction);
        }
        hashed.put(oneMore.key(), oneMore);
        few = NONE;
        many = hashed;
    }

    /** Whether it knows these and no others. */
    public boolean knowsOnly(List<OpenTransaction> transactions) {
        if (many != null || few.length != transactions.size()) {
            return false;
        }
        for (OpenTransaction transaction : transactions) {
            if (find(transaction.key()) != transaction) {
                return false;
            }
        }
        return true;
    }

    /** Knows a transaction that another matcher knew. */
    public void restore(OpenTransaction transaction) {
        keep(transaction);
    }

    /** Drops a transaction that is over. */
    public void forget(OpenTransaction transaction) {
        Map<TransactionKey, OpenTransaction> hashed = many;
        if (hashed != null) {
            hashed.remove(transaction.key(), transaction);
            many = hashed.isEmpty() ? null : hashed;
            return;
        }
        int place = place(transaction.key());
        if (place >= 0 && few[place] == transaction) {
            OpenTransaction[] others = Arrays.copyOf(few, few.length - 1);
            System.arraycopy(few, place + 1, others, place, others.length - place);
            few = others;
        }
    }

    /** How often a request came with the key of a live transaction, yet with other credentials (RFC 3261 §8.1.1.7 forbids it). */
    public int reusedKeys() {
        return reusedKeys;
    }
}
