package io.siptrail.diagnosis.census;

import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.NonceTimes;
import io.siptrail.registration.Attempt;
import io.siptrail.sip.Challenge;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the nonces that a client shows by what all of the registrar's nonces tell, and by when they were given. */
public final class ShownNonces {

    private final Census census;
    private final History history;

    /** The census is complete; the history goes as far as the attempt that is looked at. */
    public ShownNonces(Census census, History history) {
        this.census = census;
        this.history = history;
    }

    /** The same credentials of this attempt, with what their nonces say. */
    public List<JudgedCredentials> read(Attempt attempt, List<JudgedCredentials> shown) {
        List<JudgedCredentials> read = new ArrayList<>(shown.size());
        for (JudgedCredentials judged : shown) {
            read.add(judged.with(times(attempt, judged)));
        }
        return read;
    }

    private NonceTimes times(Attempt attempt, JudgedCredentials judged) {
        Transaction transaction = judged.transaction();
        RegistrarRecord registrar = census.at(transaction.destination()).orElse(null);
        String nonce = judged.credentials().nonce().orElse("");
        if (registrar == null || nonce.isEmpty() || registrar.nonces().format().isEmpty()) {
            return NonceTimes.UNKNOWN;
        }
        return NonceTimes.of(nonce, registrar.nonces(), given(attempt, transaction, nonce), transaction.timeNanos());
    }

    /** When it was first given: in an earlier attempt, else in this one before it was shown. */
    private OptionalLong given(Attempt attempt, Transaction shown, String nonce) {
        Optional<NonceIssue> earlier = history.issue(nonce);
        if (earlier.isPresent()) {
            return OptionalLong.of(earlier.get().firstNanos());
        }
        for (Transaction transaction : attempt.transactions()) {
            if (transaction.isSame(shown)) {
                return OptionalLong.empty();
            }
            OptionalLong given = transaction.hop() == 0 ? given(transaction, nonce) : OptionalLong.empty();
            if (given.isPresent()) {
                return given;
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong given(Transaction transaction, String nonce) {
        RegisterResponse first = transaction.finalResponse().orElse(null);
        if (first != null && offers(first, nonce)) {
            return OptionalLong.of(first.timeNanos());
        }
        for (RegisterResponse other : transaction.course().otherFinals()) {
            if (offers(other, nonce)) {
                return OptionalLong.of(other.timeNanos());
            }
        }
        return OptionalLong.empty();
    }

    private static boolean offers(RegisterResponse response, String nonce) {
        if (response.offered().text().contains(nonce)) {
            for (Challenge challenge : response.challenges()) {
                if (challenge.nonce().orElse("").equals(nonce)) {
                    return true;
                }
            }
        }
        return false;
    }
}
