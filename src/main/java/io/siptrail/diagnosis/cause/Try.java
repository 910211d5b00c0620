package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.digest.DigestVerdict;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One showing of credentials that was refused.
 *
 * @param judged the credentials, their request and what the arithmetic says
 * @param response the refusal
 * @param before challenges of the same kind that the attempt saw before, the latest first
 * @param next challenges of the same kind in the refusal
 */
public record Try(JudgedCredentials judged, RegisterResponse response, List<Offer> before, List<Challenge> next) {

    /** Copies the lists. */
    public Try {
        before = List.copyOf(before);
        next = List.copyOf(next);
    }

    /**
     * A challenge with where it came from.
     *
     * @param transaction whose final it was
     */
    public record Offer(Transaction transaction, RegisterResponse response, Challenge challenge) {}

    public Transaction transaction() {
        return judged.transaction();
    }

    public Credentials credentials() {
        return judged.credentials();
    }

    public DigestVerdict verdict() {
        return judged.verdict();
    }

    /** The nonce that it shows, empty when there is none. */
    public String nonce() {
        return credentials().nonce().orElse("");
    }

    /** The challenge before it that offered its nonce. */
    public Optional<Offer> answered() {
        return before.stream()
                .filter(offer -> offer.challenge().nonce().equals(credentials().nonce()))
                .findFirst();
    }

    /** Whether the refusal offers a nonce, and none that was shown. */
    public boolean offersNewNonce() {
        return next.stream().anyMatch(challenge -> challenge.nonce().isPresent())
                && next.stream()
                        .noneMatch(challenge ->
                                challenge.nonce().equals(credentials().nonce()));
    }

    /** Whether the refusal says that only the nonce was too old (RFC 7616 §3.3). */
    public boolean isMarkedStale() {
        return next.stream().anyMatch(challenge -> challenge.stale().orElse(false));
    }

    /** Whether the registrar's reason phrase says so instead ({@code nonce has changed}, {@code Stale Nonce}). */
    public boolean isCalledStale() {
        String phrase = response.reason().toLowerCase(Locale.ROOT);
        return phrase.contains("stale")
                || (phrase.contains("nonce") && (phrase.contains("changed") || phrase.contains("expired")));
    }

    /** Whether the refusal is a challenge rather than a 403. */
    public boolean isAskedAgain() {
        return response.isChallenge();
    }
}
