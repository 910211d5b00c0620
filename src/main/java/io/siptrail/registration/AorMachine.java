package io.siptrail.registration;

import io.siptrail.sip.CSeq;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.Match;
import io.siptrail.transaction.MatchKind;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one address-of-record. Messages go in in the order of the capture; attempts come out when nothing
 * more can belong to them. What comes out depends only on the messages and their times, never on how often
 * {@link #advance} is called.
 *
 * <pre>
 *   message -> transaction -> attempt it opens, continues or already belongs to -> (32 s) closed -> (over) handed on
 * </pre>
 */
final class AorMachine {

    private final String aor;
    private final RegistrationLimits limits;
    private final Irregularities irregularities;
    private final Consumer<Attempt> settled;
    private final BoundContacts bound;
    private @Nullable LiveAttempts live;

    AorMachine(String aor, RegistrationLimits limits, Irregularities irregularities, Consumer<Attempt> settled) {
        this.aor = aor;
        this.limits = limits;
        this.irregularities = irregularities;
        this.settled = settled;
        this.bound = new BoundContacts(limits, irregularities);
    }

    /** Takes one REGISTER message of this address-of-record. */
    void accept(Observed observed, String callId, CSeq cseq) {
        advance(observed.position().orderNanos());
        LiveAttempts attempts = live();
        int reused = attempts.matcher().reusedKeys();
        Match match = attempts.matcher().match(observed, callId, cseq.number());
        if (attempts.matcher().reusedKeys() > reused) {
            irregularities.count(Irregularity.TRANSACTION_KEY_REUSED);
        }
        OpenAttempt attempt = LiveAttempts.of(match.transaction());
        if (match.kind() == MatchKind.DUPLICATE) {
            return;
        }
        List<Credentials> shown =
                match.kind() == MatchKind.NEW_REQUEST ? observed.message().credentials() : List.of();
        if (attempt == null) {
            attempt = attempts.place(
                    match.transaction(), shown, observed.position().orderNanos());
        } else if (match.kind() == MatchKind.NEW_REQUEST) {
            attempt = attempts.placeAnew(
                    match.transaction(), shown, attempt, observed.position().orderNanos());
        }
        attempt.note(observed);
        take(observed, match, attempt);
    }

    private void take(Observed observed, Match match, OpenAttempt attempt) {
        OpenTransaction transaction = match.transaction();
        if (match.kind() == MatchKind.NEW_REQUEST) {
            Optional<LiveAttempts.HeldBack> early = live().heldBack(transaction);
            attempt.boundBefore(holdsAny(observed.message().contacts(), early.map(LiveAttempts.HeldBack::fresh)));
            early.ifPresent(answer -> success(transaction, answer.response(), attempt));
        } else if (observed.message() instanceof SipResponse response && match.kind() != MatchKind.PROVISIONAL) {
            live().offer(attempt, response);
            live().answered(transaction);
            if (match.kind() == MatchKind.FIRST_FINAL && response.statusCode() / 100 == 2) {
                success(transaction, response, attempt);
            }
        }
    }

    /** What only the answer to the request itself lists was not bound before it. */
    private boolean holdsAny(List<Contact> contacts, Optional<BoundContacts> fresh) {
        for (Contact contact : contacts) {
            if (bound.contains(contact)
                    && fresh.filter(own -> own.contains(contact)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A 2xx ends the attempt; what it grants is known once the request is. */
    private void success(OpenTransaction transaction, SipResponse response, OpenAttempt attempt) {
        RegisterRequest request = transaction.request().orElse(null);
        if (request == null) {
            attempt.succeed();
            live().holdBack(transaction, new LiveAttempts.HeldBack(response, fresh(response)));
        } else {
            Optional<Grant> grant = OwnContact.grant(request, response, transaction.source());
            grant.ifPresent(own -> transaction.grant(own.seconds()));
            attempt.succeed(grant);
            if (grant.filter(Grant::holds).isPresent()) {
                // Under its own name too: a registrar may have written the address that it saw.
                request.contacts().forEach(bound::add);
            }
        }
        response.contacts().forEach(bound::add);
    }

    private BoundContacts fresh(SipResponse response) {
        BoundContacts fresh = new BoundContacts(limits, irregularities);
        for (Contact contact : response.contacts()) {
            if (!bound.contains(contact)) {
                fresh.add(contact);
            }
        }
        return fresh;
    }

    /** Hands on every attempt that is over at that time. */
    void advance(long orderNanos) {
        LiveAttempts attempts = live;
        if (attempts == null) {
            return;
        }
        attempts.over(orderNanos).forEach(attempt -> settle(attempt, orderNanos));
        if (attempts.isEmpty()) {
            live = null;
        }
    }

    /** Hands on whatever is left when the capture ends. */
    void finish(long endNanos) {
        LiveAttempts attempts = live;
        if (attempts != null) {
            attempts.all().forEach(attempt -> settle(attempt, endNanos));
            live = null;
        }
    }

    private void settle(OpenAttempt attempt, long nowNanos) {
        settled.accept(AttemptClosing.close(aor, attempt, nowNanos));
    }

    /** When the first of its attempts will be over, in nanoseconds of running time; empty when none is live. */
    OptionalLong nextOver() {
        LiveAttempts attempts = live;
        return attempts == null ? OptionalLong.empty() : attempts.nextOver();
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isBlank() {
        return live == null && bound.isEmpty();
    }

    /** Whether it has no attempt that can still change. */
    boolean isIdle() {
        return live == null;
    }

    private LiveAttempts live() {
        LiveAttempts attempts = live;
        if (attempts == null) {
            attempts = new LiveAttempts(limits, irregularities);
            live = attempts;
        }
        return attempts;
    }

    String aor() {
        return aor;
    }
}
