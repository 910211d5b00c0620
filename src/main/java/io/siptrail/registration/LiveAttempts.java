package io.siptrail.registration;

import io.siptrail.sip.Challenge;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.TransactionMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one address-of-record that messages can still belong to, and the rules by which a new transaction
 * finds its attempt: as another hop of a request, by Call-ID, or by the nonce of an unanswered challenge.
 */
final class LiveAttempts {

    private final TransactionMatcher matcher = new TransactionMatcher();
    private final Set<OpenAttempt> attempts = new LinkedHashSet<>();
    /** When each attempt is over at the earliest: a message may have put it off since. */
    private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));

    private final Map<OpenTransaction, OpenAttempt> owners = new HashMap<>();
    private final Map<String, OpenAttempt> byCallId = new HashMap<>();
    /** Attempts with a challenge that offered the nonce and that nobody answered yet. */
    private final Map<String, Set<OpenAttempt>> byNonce = new HashMap<>();

    private final Map<String, OpenTransaction> byDigest = new HashMap<>();
    private final Map<OpenTransaction, SipResponse> heldBack = new HashMap<>();

    private final RegistrationLimits limits;
    private final Irregularities irregularities;

    LiveAttempts(RegistrationLimits limits, Irregularities irregularities) {
        this.limits = limits;
        this.irregularities = irregularities;
    }

    private record Due(long atNanos, OpenAttempt attempt) {}

    TransactionMatcher matcher() {
        return matcher;
    }

    @Nullable
    OpenAttempt of(OpenTransaction transaction) {
        return owners.get(transaction);
    }

    List<OpenAttempt> all() {
        return List.copyOf(attempts);
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }

    /** No attempt is over before this instant; empty when there is none. */
    OptionalLong nextOver() {
        Due next = dues.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.atNanos());
    }

    /** Finds or opens the attempt of a transaction that was just opened. */
    OpenAttempt place(OpenTransaction transaction, long now) {
        OpenAttempt attempt = join(transaction, now).orElseGet(() -> begin(transaction));
        own(attempt, transaction);
        if (attempt.transactions().size() == 1) {
            dues.add(new Due(attempt.overAfter(), attempt));
        }
        if (attempt.transactions().size() >= limits.transactionsPerAttempt()) {
            attempt.closeAsFull();
            irregularities.count(Irregularity.ATTEMPT_FULL);
        }
        return attempt;
    }

    /** A request came after its own response had opened an attempt: now it can be seen whose it is. */
    OpenAttempt placeAnew(OpenTransaction transaction, OpenAttempt current, long now) {
        index(transaction);
        if (current.transactions().size() > 1) {
            return current;
        }
        Optional<OpenAttempt> other = join(transaction, now).filter(attempt -> attempt != current);
        return other.map(attempt -> merge(attempt, current)).orElse(current);
    }

    private OpenAttempt begin(OpenTransaction transaction) {
        OpenAttempt attempt = new OpenAttempt();
        attempts.add(attempt);
        byCallId.put(transaction.key().callId(), attempt);
        return attempt;
    }

    private void own(OpenAttempt attempt, OpenTransaction transaction) {
        attempt.add(transaction);
        owners.put(transaction, attempt);
        byCallId.put(transaction.key().callId(), attempt);
        index(transaction);
    }

    private void index(OpenTransaction transaction) {
        for (String digest : digests(transaction)) {
            byDigest.put(digest, transaction);
        }
    }

    private OpenAttempt merge(OpenAttempt into, OpenAttempt from) {
        into.absorb(from);
        from.transactions().forEach(transaction -> {
            owners.put(transaction, into);
            byCallId.put(transaction.key().callId(), into);
        });
        from.nonces().forEach(nonce -> {
            if (withdraw(nonce, from)) {
                offer(nonce, into);
            }
        });
        attempts.remove(from);
        return into;
    }

    private Optional<OpenAttempt> join(OpenTransaction transaction, long now) {
        Optional<OpenAttempt> joined = asHop(transaction);
        if (joined.isEmpty()) {
            joined = byCallId(transaction, now);
        }
        if (joined.isEmpty()) {
            joined = byNonce(transaction, now);
        }
        joined.ifPresent(attempt -> answered(attempt, transaction));
        return joined;
    }

    private void answered(OpenAttempt attempt, OpenTransaction transaction) {
        transaction.request().map(OpenAttempt::nonces).orElse(List.of()).forEach(nonce -> withdraw(nonce, attempt));
    }

    /** A request that a proxy forwarded, or a back-to-back user agent sent on with the same digest, is another hop of the same try. */
    private Optional<OpenAttempt> asHop(OpenTransaction transaction) {
        Optional<OpenAttempt> forwarded = Optional.ofNullable(
                        byCallId.get(transaction.key().callId()))
                .filter(attempt -> Hops.placeBeside(transaction, attempt.transactions()));
        return forwarded.isPresent() ? forwarded : sameDigest(transaction);
    }

    private Optional<OpenAttempt> sameDigest(OpenTransaction transaction) {
        for (String digest : digests(transaction)) {
            OpenTransaction first = byDigest.get(digest);
            OpenAttempt attempt = first == null ? null : owners.get(first);
            if (first != null && attempt != null && Hops.sentOn(transaction, first)) {
                OpenAttempt other = byCallId.get(transaction.key().callId());
                if (other != null
                        && other != attempt
                        && !first.key().callId().equals(transaction.key().callId())) {
                    other.transactions().forEach(earlier -> earlier.placeOnHop(first.hop() + 1));
                    merge(attempt, other);
                }
                return Optional.of(attempt);
            }
        }
        return Optional.empty();
    }

    private static List<String> digests(OpenTransaction transaction) {
        RegisterRequest request = transaction.request().orElse(null);
        if (request == null || request.credentials().isEmpty()) {
            return List.of();
        }
        List<String> digests = new ArrayList<>(1);
        for (Credentials credentials : request.credentials()) {
            credentials.response().filter(response -> !response.isEmpty()).ifPresent(digests::add);
        }
        return digests;
    }

    /**
     * The same Call-ID in an open attempt, a CSeq that is not lower, and either credentials or a final that asks for
     * another try. A response without a request continues where its request would have.
     */
    private Optional<OpenAttempt> byCallId(OpenTransaction transaction, long now) {
        String callId = transaction.key().callId();
        OpenAttempt attempt = byCallId.get(callId);
        if (attempt == null || !attempt.isOpen(now) || transaction.key().cseq() < attempt.highestCseq(callId)) {
            return Optional.empty();
        }
        boolean continues = transaction
                .request()
                .map(request -> request.hasCredentials() || attempt.invitesAnother())
                .orElseGet(() -> followsFinal(attempt));
        return continues ? Optional.of(attempt) : Optional.empty();
    }

    private static boolean followsFinal(OpenAttempt attempt) {
        return attempt.invitesAnother()
                || attempt.last()
                        .finalResponse()
                        .filter(last -> last.isChallenge())
                        .isPresent();
    }

    /** RFC 3261 §8.1.3.5 only recommends that the answer to a challenge keeps its Call-ID; where it does not, the nonce tells. */
    private Optional<OpenAttempt> byNonce(OpenTransaction transaction, long now) {
        RegisterRequest request = transaction.request().orElse(null);
        if (request == null) {
            return Optional.empty();
        }
        OpenAttempt known = byCallId.get(transaction.key().callId());
        if (known != null && known.isOpen(now)) {
            return Optional.empty();
        }
        return OpenAttempt.nonces(request).stream()
                .flatMap(nonce -> byNonce.getOrDefault(nonce, Set.of()).stream())
                .filter(attempt -> attempt.isOpen(now) && attempt.resembles(transaction, request))
                .max(Comparator.comparing((OpenAttempt attempt) -> attempt.sameSource(transaction))
                        .thenComparing(attempt -> attempt.last().position()));
    }

    /** Remembers the nonces that a final offers, whichever of an attempt's finals it is. */
    void offer(OpenAttempt attempt, SipResponse response) {
        for (Challenge challenge : response.challenges()) {
            challenge.nonce().ifPresent(nonce -> offer(nonce, attempt));
        }
    }

    private void offer(String nonce, OpenAttempt attempt) {
        if (attempt.nonces().size() >= limits.noncesPerAttempt()) {
            irregularities.count(Irregularity.NONCES_FULL);
            return;
        }
        byNonce.computeIfAbsent(nonce, none -> new LinkedHashSet<>(2)).add(attempt);
        attempt.nonces().add(nonce);
    }

    /** Whether the attempt still had an unanswered challenge with the nonce. */
    private boolean withdraw(String nonce, OpenAttempt attempt) {
        Set<OpenAttempt> offering = byNonce.getOrDefault(nonce, Set.of());
        if (!offering.contains(attempt)) {
            return false;
        }
        offering.remove(attempt);
        if (offering.isEmpty()) {
            byNonce.remove(nonce);
        }
        return true;
    }

    /** Keeps a 2xx whose request was not captured yet. */
    void holdBack(OpenTransaction transaction, SipResponse response) {
        heldBack.put(transaction, response);
    }

    /** The 2xx that came before its request, once. */
    Optional<SipResponse> heldBack(OpenTransaction transaction) {
        return heldBack.isEmpty() ? Optional.empty() : Optional.ofNullable(heldBack.remove(transaction));
    }

    /** Takes out every attempt that is over at that time. */
    List<OpenAttempt> over(long now) {
        List<OpenAttempt> over = new ArrayList<>(1);
        while (!dues.isEmpty() && dues.peek().atNanos() < now) {
            OpenAttempt attempt = dues.remove().attempt();
            if (!attempts.contains(attempt)) {
                continue;
            }
            if (attempt.overAfter() < now) {
                remove(attempt);
                over.add(attempt);
            } else {
                dues.add(new Due(attempt.overAfter(), attempt));
            }
        }
        return over;
    }

    private void remove(OpenAttempt attempt) {
        attempts.remove(attempt);
        attempt.nonces().forEach(nonce -> withdraw(nonce, attempt));
        for (OpenTransaction transaction : attempt.transactions()) {
            owners.remove(transaction);
            heldBack.remove(transaction);
            matcher.forget(transaction);
            byCallId.remove(transaction.key().callId(), attempt);
            for (String digest : digests(transaction)) {
                byDigest.remove(digest, transaction);
            }
        }
    }
}
