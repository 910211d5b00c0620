package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.sip.CSeq;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Credentials;
import io.siptrail.sip.SipResponse;
import io.siptrail.transaction.Match;
import io.siptrail.transaction.MatchKind;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.OpenTransaction;
import io.siptrail.transaction.RegisterRequest;
import java.io.IOException;
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
    private final Setting setting;
    private final BindingLedger ledger;
    private @Nullable LiveAttempts live;

    AorMachine(String aor, Setting setting) {
        this(aor, setting, new BindingLedger(aor, setting.account()));
    }

    private AorMachine(String aor, Setting setting, BindingLedger ledger) {
        this.aor = aor;
        this.setting = setting;
        this.ledger = ledger;
    }

    /** Whether {@link #write} keeps all that counts from that time on. */
    boolean canRest(long orderNanos) {
        LiveAttempts attempts = live;
        return ledger.canRest() && (attempts == null || attempts.canRest(orderNanos));
    }

    /** Writes all that it knows into a record. */
    void write(RecordBuffer out) {
        LiveAttempts attempts = live;
        out.flag(attempts != null);
        if (attempts != null) {
            attempts.write(out);
        }
        ledger.write(out);
    }

    /** Goes on where another stopped. */
    static AorMachine read(String aor, Setting setting, RecordInput in) throws IOException {
        LiveAttempts attempts = in.flag() ? LiveAttempts.read(setting.limits(), setting.irregularities(), in) : null;
        AorMachine read = new AorMachine(aor, setting, BindingLedger.read(aor, setting.account(), in));
        read.live = attempts;
        return read;
    }

    /** Takes one REGISTER message of this address-of-record. */
    void accept(Observed observed, String callId, CSeq cseq) {
        advance(observed.position().orderNanos());
        LiveAttempts attempts = live();
        int reused = attempts.matcher().reusedKeys();
        Match match = attempts.matcher().match(observed, callId, cseq.number());
        if (attempts.matcher().reusedKeys() > reused) {
            setting.irregularities().count(Irregularity.TRANSACTION_KEY_REUSED);
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
        Consumer<Attempt> following = setting.follower();
        if (following != null && match.kind() != MatchKind.PROVISIONAL) {
            following.accept(
                    AttemptClosing.close(aor, attempt, observed.position().orderNanos()));
        }
    }

    private void take(Observed observed, Match match, OpenAttempt attempt) {
        OpenTransaction transaction = match.transaction();
        if (match.kind() == MatchKind.NEW_REQUEST) {
            Optional<LiveAttempts.HeldBack> early = live().heldBack(transaction);
            attempt.boundBefore(wasBound(
                    observed.message().contacts(),
                    early.map(LiveAttempts.HeldBack::fresh).orElse(List.of())));
            early.ifPresent(held -> success(transaction, held.answer(), attempt, true));
        } else if (observed.message() instanceof SipResponse response && match.kind() != MatchKind.PROVISIONAL) {
            live().offer(attempt, response);
            live().answered(transaction);
            if (match.kind() == MatchKind.FIRST_FINAL) {
                first(transaction, response, observed, attempt);
            }
        }
    }

    /** What only the answer to the request itself lists was not bound before it. */
    private boolean wasBound(List<Contact> contacts, List<Contact> fresh) {
        for (Contact contact : contacts) {
            if (ledger.knows(contact) && fresh.stream().noneMatch(own -> isSame(own, contact))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Contact one, Contact other) {
        return one.uri().equivalent(other.uri())
                || (one.instance().isPresent()
                        && one.instance().equals(other.instance())
                        && one.regId().equals(other.regId()));
    }

    private void first(OpenTransaction transaction, SipResponse response, Observed observed, OpenAttempt attempt) {
        Answer answer = new Answer(
                response,
                observed.position(),
                observed.timeNanos(),
                transaction.destination(),
                transaction.transport());
        if (response.statusCode() / 100 == 2) {
            success(transaction, answer, attempt, false);
        } else if (listsBindings(response)) {
            ledger.listed(answer);
        }
    }

    /** A refusal may list what is bound; a redirection and a 485 (RFC 3261 §21.4.23) list where else to try. */
    private static boolean listsBindings(SipResponse response) {
        return response.statusCode() >= 400
                && response.statusCode() != 485
                && !response.contacts().isEmpty();
    }

    /** A 2xx ends the attempt; what it grants is known once the request is. The hop nearest the registrar answers first. */
    private void success(OpenTransaction transaction, Answer answer, OpenAttempt attempt, boolean taken) {
        SipResponse response = answer.response();
        RegisterRequest request = transaction.request().orElse(null);
        boolean again = attempt.hasSucceeded() && !taken;
        if (request == null) {
            attempt.succeed();
            List<Contact> fresh = response.contacts().stream()
                    .filter(contact -> !ledger.knows(contact))
                    .toList();
            live().holdBack(transaction, new LiveAttempts.HeldBack(answer, fresh));
            if (!again) {
                ledger.listed(answer);
            }
            return;
        }
        List<OwnMatch> own = OwnContact.matches(request, response, transaction.source());
        Optional<Grant> grant = OwnContact.grant(own, request, response);
        grant.ifPresent(known -> transaction.grant(known.seconds()));
        OwnContact.rewritten(own).ifPresent(transaction::rewritten);
        attempt.succeed(grant);
        if (taken) {
            ledger.claimed(own, answer, attempt.registrant());
        } else if (!again && request.isQuery()) {
            ledger.listed(answer);
        } else if (!again) {
            ledger.granted(request, own, answer, attempt.registrant());
        }
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
        ledger.finish(endNanos);
    }

    private void settle(OpenAttempt attempt, long nowNanos) {
        setting.settled().accept(AttemptClosing.close(aor, attempt, nowNanos));
    }

    /** When the first of its attempts will be over, in nanoseconds of running time; empty when none is live. */
    OptionalLong nextOver() {
        LiveAttempts attempts = live;
        return attempts == null ? OptionalLong.empty() : attempts.nextOver();
    }

    /** Hands on the bindings that are over at that time. */
    void sweep(long orderNanos) {
        ledger.sweep(orderNanos);
    }

    /** When all bindings that it has now will be over, in running time; {@link Binding#NEVER} when there is no such time. */
    long sweepAt() {
        return ledger.hasLive() ? ledger.sweepAt() : Binding.NEVER;
    }

    /** Hands on its bindings before it is forgotten. */
    void forget(long orderNanos) {
        ledger.finish(orderNanos);
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isBlank() {
        return live == null && ledger.isBlank();
    }

    /** Whether it has no attempt that can still change. */
    boolean isIdle() {
        return live == null;
    }

    private LiveAttempts live() {
        LiveAttempts attempts = live;
        if (attempts == null) {
            attempts = new LiveAttempts(setting.limits(), setting.irregularities());
            live = attempts;
        }
        return attempts;
    }
}
