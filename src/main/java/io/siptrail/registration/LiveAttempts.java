package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.sip.Challenge;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.TransactionMatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one address-of-record that messages can still belong to, and the rules by which a new transaction
 * finds its attempt: as another hop of a request, by Call-ID, or by the nonce of an unanswered challenge.
 */
final class LiveAttempts {

    private final RegistrationLimits limits;
    private final Irregularities irregularities;
    private final TransactionMatcher matcher = new TransactionMatcher();

    /** When each attempt is over at the earliest: a message may have put it off since. */
    private final Agenda<OpenAttempt> dues = new Agenda<>();

    private Index<String, OpenAttempt> byCallId = Index.none();
    /** Attempts with a challenge that offered the nonce and that nobody answered yet. */
    private Index<String, List<OpenAttempt>> byNonce = Index.none();
    /** Requests without a final yet, by the digest that they show. */
    private Index<String, OpenTransaction> byDigest = Index.none();
    /** Each 2xx whose request was not captured yet. */
    private Index<OpenTransaction, HeldBack> heldBack = Index.none();

    private int attempts;

    /**
     * A 2xx that came before its request.
     *
     * @param fresh what it lists that was not known to be bound before
     */
    record HeldBack(Answer answer, List<Contact> fresh) {}

    LiveAttempts(RegistrationLimits limits, Irregularities irregularities) {
        this.limits = limits;
        this.irregularities = irregularities;
    }

    /** Whether {@link #write} keeps all that counts from that time on: one attempt, which waits for nothing but late messages. */
    boolean canRest(long orderNanos) {
        if (attempts != 1 || dues.size() != 1 || !byNonce.isEmpty() || !byDigest.isEmpty() || !heldBack.isEmpty()) {
            return false;
        }
        OpenAttempt attempt = dues.items().get(0);
        return attempt.canRest(orderNanos)
                && matcher.knowsOnly(attempt.transactions())
                && attempt.transactions().stream()
                        .allMatch(transaction -> byCallId.get(transaction.key().callId()) == attempt);
    }

    void write(RecordBuffer out) {
        out.number(dues.nextAt());
        dues.items().get(0).write(out);
    }

    /** Reads the one attempt from a record. */
    static LiveAttempts read(RegistrationLimits limits, Irregularities irregularities, RecordInput in)
            throws IOException {
        LiveAttempts read = new LiveAttempts(limits, irregularities);
        long due = in.number();
        OpenAttempt attempt = OpenAttempt.read(in);
        read.dues.add(due, attempt);
        read.attempts = 1;
        for (OpenTransaction transaction : attempt.transactions()) {
            read.matcher.restore(transaction);
            read.byCallId = read.byCallId.with(transaction.key().callId(), attempt);
        }
        return read;
    }

    TransactionMatcher matcher() {
        return matcher;
    }

    static @Nullable OpenAttempt of(OpenTransaction transaction) {
        return (OpenAttempt) transaction.user().orElse(null);
    }

    /** Every attempt, in no particular order. */
    List<OpenAttempt> all() {
        return dues.items().stream().filter(attempt -> !attempt.isGone()).toList();
    }

    boolean isEmpty() {
        return attempts == 0;
    }

    /** No attempt is over before this instant; empty when there is none. */
    OptionalLong nextOver() {
        return dues.isEmpty() ? OptionalLong.empty() : OptionalLong.of(dues.nextAt());
    }

    /** Finds or opens the attempt of a transaction that was just opened. */
    OpenAttempt place(OpenTransaction transaction, List<Credentials> shown, long now) {
        OpenAttempt joined = join(transaction, shown, now);
        OpenAttempt attempt = joined == null ? new OpenAttempt() : joined;
        attempt.add(transaction);
        byCallId = byCallId.with(transaction.key().callId(), attempt);
        index(transaction, shown);
        if (joined == null) {
            attempts++;
            dues.add(attempt.overAfter(), attempt);
        }
        if (attempt.transactions().size() >= limits.transactionsPerAttempt()) {
            attempt.closeAsFull();
            irregularities.count(Irregularity.ATTEMPT_FULL);
        }
        return attempt;
    }

    /** A request came after its own response had opened an attempt: now it can be seen whose it is. */
    OpenAttempt placeAnew(OpenTransaction transaction, List<Credentials> shown, OpenAttempt current, long now) {
        OpenAttempt other = current.transactions().size() > 1 ? null : join(transaction, shown, now);
        index(transaction, shown);
        if (other == null || other == current) {
            return current;
        }
        return current.isGone() ? other : merge(other, current);
    }

    private static List<Credentials> credentials(OpenTransaction transaction) {
        RegisterRequest request = transaction.request().orElse(null);
        return request == null ? List.of() : request.credentialsOnce();
    }

    private void index(OpenTransaction transaction, List<Credentials> shown) {
        if (transaction.finalResponse().isEmpty()) {
            for (Credentials credentials : shown) {
                String digest = digest(credentials);
                byDigest = digest.isEmpty() ? byDigest : byDigest.with(digest, transaction);
            }
        }
    }

    /** A request with a final is sent on no more. */
    void answered(OpenTransaction transaction) {
        if (byDigest.isSmall()) {
            byDigest = byDigest.withoutAll(transaction);
        } else {
            for (Credentials credentials : credentials(transaction)) {
                byDigest = byDigest.without(digest(credentials), transaction);
            }
        }
    }

    private static String digest(Credentials credentials) {
        return credentials.response().orElse("");
    }

    private OpenAttempt merge(OpenAttempt into, OpenAttempt from) {
        into.absorb(from);
        for (OpenTransaction transaction : from.transactions()) {
            byCallId = byCallId.with(transaction.key().callId(), into);
        }
        for (String nonce : from.nonces()) {
            if (withdraw(nonce, from)) {
                offer(nonce, into);
            }
        }
        from.leave();
        attempts--;
        return into;
    }

    private @Nullable OpenAttempt join(OpenTransaction transaction, List<Credentials> shown, long now) {
        OpenAttempt joined = asHop(transaction, shown);
        if (joined == null) {
            joined = byCallId(transaction, now);
        }
        if (joined == null) {
            joined = byNonce(transaction, shown, now);
        }
        if (joined != null) {
            answer(joined, shown);
        }
        return joined;
    }

    /** Whoever answers one of an attempt's nonces answers its challenge: the other nonces of it are spent too. */
    private void answer(OpenAttempt attempt, List<Credentials> shown) {
        for (Credentials credentials : shown) {
            if (withdraw(credentials.nonce().orElse(""), attempt)) {
                attempt.nonces().forEach(nonce -> withdraw(nonce, attempt));
                attempt.forgetNonces();
            }
        }
    }

    /** A request that a proxy forwarded, or a back-to-back user agent sent on with the same digest, is another hop of the same try. */
    private @Nullable OpenAttempt asHop(OpenTransaction transaction, List<Credentials> shown) {
        OpenAttempt attempt = byCallId.get(transaction.key().callId());
        return attempt != null && Hops.placeBeside(transaction, attempt.transactions())
                ? attempt
                : sameDigest(transaction, shown);
    }

    private @Nullable OpenAttempt sameDigest(OpenTransaction transaction, List<Credentials> shown) {
        for (Credentials credentials : shown) {
            OpenTransaction first = byDigest.get(digest(credentials));
            OpenAttempt attempt = first == null ? null : of(first);
            if (first != null && attempt != null && Hops.sentOn(transaction, first)) {
                OpenAttempt other = byCallId.get(transaction.key().callId());
                boolean otherCallId =
                        !first.key().callId().equals(transaction.key().callId());
                if (other != null && other != attempt && otherCallId) {
                    other.transactions().forEach(earlier -> earlier.placeOnHop(first.hop() + 1));
                    merge(attempt, other);
                }
                return attempt;
            }
        }
        return null;
    }

    /**
     * The same Call-ID in an open attempt, a CSeq that is not lower, and either credentials or a final that asks for
     * another try. A response without a request, and a request whose end was not captured, continue where credentials
     * would have.
     */
    private @Nullable OpenAttempt byCallId(OpenTransaction transaction, long now) {
        String callId = transaction.key().callId();
        OpenAttempt attempt = byCallId.get(callId);
        if (attempt == null || !attempt.isOpen(now) || transaction.key().cseq() < attempt.highestCseq(callId)) {
            return null;
        }
        RegisterRequest request = transaction.request().orElse(null);
        boolean continues = attempt.invitesAnother()
                || (request != null && request.hasCredentials())
                || ((request == null || request.cut()) && attempt.isChallenged());
        return continues ? attempt : null;
    }

    /** RFC 3261 §8.1.3.5 only recommends that the answer to a challenge keeps its Call-ID; where it does not, the nonce tells. */
    private @Nullable OpenAttempt byNonce(OpenTransaction transaction, List<Credentials> shown, long now) {
        RegisterRequest request = transaction.request().orElse(null);
        OpenAttempt known = byCallId.get(transaction.key().callId());
        if (request == null || shown.isEmpty() || byNonce.isEmpty() || (known != null && known.isOpen(now))) {
            return null;
        }
        OpenAttempt best = null;
        for (Credentials credentials : shown) {
            List<OpenAttempt> offering = offering(credentials.nonce().orElse(""));
            int oldest = Math.max(0, offering.size() - limits.attemptsPerNonce());
            for (int i = offering.size() - 1; i >= oldest; i--) {
                OpenAttempt attempt = offering.get(i);
                if (attempt.isOpen(now) && attempt.resembles(transaction, request)) {
                    best = better(best, attempt, transaction);
                }
            }
        }
        return best;
    }

    /** The most recent from the same source: from the same port before the same address, which phones behind one NAT share. */
    private static OpenAttempt better(@Nullable OpenAttempt best, OpenAttempt attempt, OpenTransaction transaction) {
        if (best == null) {
            return attempt;
        }
        int nearer = Integer.compare(attempt.nearness(transaction), best.nearness(transaction));
        boolean later = attempt.last().position().compareTo(best.last().position()) > 0;
        return nearer > 0 || (nearer == 0 && later) ? attempt : best;
    }

    /** Remembers the nonces that a final offers, whichever of an attempt's finals it is. */
    void offer(OpenAttempt attempt, SipResponse response) {
        for (Challenge challenge : response.challenges()) {
            challenge.nonce().ifPresent(nonce -> offer(nonce, attempt));
        }
    }

    private void offer(String nonce, OpenAttempt attempt) {
        if (attempt.noncesOffered() >= limits.noncesPerAttempt()) {
            irregularities.count(Irregularity.NONCES_FULL);
            return;
        }
        attempt.offer(nonce);
        List<OpenAttempt> offering = offering(nonce);
        if (offering.isEmpty()) {
            byNonce = byNonce.with(nonce, List.of(attempt));
        } else if (!(offering instanceof ArrayList)) {
            byNonce = byNonce.with(nonce, new ArrayList<>(List.of(offering.get(0), attempt)));
        } else if (offering.get(offering.size() - 1) != attempt) {
            offering.add(attempt);
        }
    }

    private List<OpenAttempt> offering(String nonce) {
        List<OpenAttempt> offering = byNonce.get(nonce);
        return offering == null ? List.of() : offering;
    }

    /** Whether the attempt still had an unanswered challenge with the nonce. */
    private boolean withdraw(String nonce, OpenAttempt attempt) {
        List<OpenAttempt> offering = offering(nonce);
        int at = place(attempt, offering);
        if (at < 0) {
            return false;
        }
        if (offering.size() == 1) {
            byNonce = byNonce.without(nonce, offering);
        } else if (offering instanceof ArrayList) {
            offering.remove(at);
        }
        return true;
    }

    /** Attempts are answered when they are new and dropped when they are the oldest. */
    private int place(OpenAttempt attempt, List<OpenAttempt> offering) {
        int oldest = Math.max(0, offering.size() - limits.attemptsPerNonce());
        for (int i = offering.size() - 1; i >= oldest; i--) {
            if (offering.get(i) == attempt) {
                return i;
            }
        }
        return offering.indexOf(attempt);
    }

    /** Keeps a 2xx whose request was not captured yet. */
    void holdBack(OpenTransaction transaction, HeldBack early) {
        heldBack = heldBack.with(transaction, early);
    }

    /** The 2xx that came before its request, once. */
    Optional<HeldBack> heldBack(OpenTransaction transaction) {
        HeldBack early = heldBack.get(transaction);
        heldBack = early == null ? heldBack : heldBack.without(transaction, early);
        return Optional.ofNullable(early);
    }

    /** Takes out every attempt that is over at that time. */
    List<OpenAttempt> over(long now) {
        if (!dues.hasBefore(now)) {
            return List.of();
        }
        List<OpenAttempt> over = new ArrayList<>(1);
        while (dues.hasBefore(now)) {
            OpenAttempt attempt = dues.take();
            long overAfter = attempt.overAfter();
            if (attempt.isGone()) {
                continue;
            }
            if (overAfter < now) {
                remove(attempt);
                over.add(attempt);
            } else {
                dues.add(overAfter, attempt);
            }
        }
        return over;
    }

    private void remove(OpenAttempt attempt) {
        attempt.leave();
        attempts--;
        for (String nonce : attempt.nonces()) {
            withdraw(nonce, attempt);
        }
        for (OpenTransaction transaction : attempt.transactions()) {
            matcher.forget(transaction);
            byCallId = byCallId.without(transaction.key().callId(), attempt);
            heldBack(transaction);
            if (transaction.finalResponse().isEmpty()) {
                answered(transaction);
            }
        }
    }
}
