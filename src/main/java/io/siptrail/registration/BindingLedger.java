package io.siptrail.registration;

import static io.siptrail.registration.Binding.NEVER;
import static io.siptrail.registration.Binding.UNKNOWN;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.net.Endpoint;
import io.siptrail.sip.Contact;
import io.siptrail.transaction.RegisterRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bindings of one address-of-record, as its registrar grants and lists them (RFC 3261 §10.3).
 *
 * <pre>
 *   2xx -> own contacts: created, refreshed, removed | others: listed -> what a full list lacks: omitted
 *   lapsed for longer than it had lasted, removed, replaced -> handed on
 * </pre>
 *
 * A list takes time by its length and by that of the list before it, never by all that is bound.
 */
final class BindingLedger {

    private static final long SECOND = 1_000_000_000L;
    private static final long YEAR_SECONDS = 366L * 86_400;
    /** Seconds that the remaining time of two lists may differ by without meaning anything: each is rounded. */
    private static final int ROUNDING = 2;

    /** Of a list, how many contacts are compared with what it lacks. */
    private static final int COMPARED = 64;

    private final String aor;
    private final LiveContacts live;
    private List<LiveBinding> latestList = List.of();
    private int list;
    /** Bindings that began in the latest response. */
    private int created;

    BindingLedger(String aor, LedgerAccount account) {
        this.aor = aor;
        this.live = new LiveContacts(account);
    }

    boolean canRest() {
        return live.canRest();
    }

    void write(RecordBuffer out) {
        live.write(latestList, out);
    }

    static BindingLedger read(String aor, LedgerAccount account, RecordInput in) throws IOException {
        BindingLedger read = new BindingLedger(aor, account);
        read.latestList = read.live.read(in);
        return read;
    }

    /** Takes a 2xx to this request. */
    void granted(RegisterRequest request, List<OwnMatch> own, Answer answer, Registrant registrant) {
        lapse(answer.order());
        list++;
        created = 0;
        List<LiveBinding> seen = new ArrayList<>(answer.response().contacts().size());
        for (OwnMatch match : own) {
            take(match, answer, registrant, seen);
        }
        take(answer, own, seen);
        if (asksForAll(request)) {
            clear(answer);
        }
        omit(answer, seen);
    }

    private static boolean asksForAll(RegisterRequest request) {
        return request.asksToUnregister() && request.contacts().stream().anyMatch(Contact::isWildcard);
    }

    /** Takes a list of which nobody's own contact is known: an answer to a query, to an unseen request, or a refusal. */
    void listed(Answer answer) {
        lapse(answer.order());
        list++;
        created = 0;
        List<LiveBinding> seen = new ArrayList<>(answer.response().contacts().size());
        take(answer, List.of(), seen);
        if (answer.response().statusCode() / 100 == 2) {
            omit(answer, seen);
        }
    }

    /** The request of a list that was already taken has come. */
    void claimed(List<OwnMatch> own, Answer answer, Registrant registrant) {
        list++;
        created = 0;
        List<LiveBinding> seen = new ArrayList<>(own.size());
        for (OwnMatch match : own) {
            take(match, answer, registrant, seen);
        }
    }

    private void take(OwnMatch match, Answer answer, Registrant registrant, List<LiveBinding> seen) {
        Contact contact = match.listed().orElse(match.asked());
        Optional<LiveBinding> known = current(find(contact).or(() -> find(match.asked())), answer);
        if (match.holds() && match.asksToRemove() && match.listed().isPresent()) {
            LiveBinding kept = known.orElseGet(() -> create(contact, "", answer, true));
            kept.habit().keptAfterRemoval(answer);
            see(kept, seen);
            kept.list(answer, seconds(contact, answer).orElse(UNKNOWN));
        } else if (!match.holds()) {
            known.ifPresent(gone -> end(gone, BindingState.REMOVED, answer));
        } else {
            LiveBinding bound =
                    known.orElseGet(() -> create(contact, match.asked().uri().text(), answer, false));
            if (!bound.seenIn(list)) {
                see(bound, seen);
                grant(bound, match, contact, answer, registrant);
            }
        }
    }

    private void grant(LiveBinding bound, OwnMatch match, Contact contact, Answer answer, Registrant registrant) {
        long requested = match.requested().orElse(UNKNOWN);
        long seconds = match.seconds().orElse(UNKNOWN);
        if (match.seconds().isEmpty()) {
            account().count(Irregularity.EXPIRY_MISSING);
        } else if (seconds > YEAR_SECONDS) {
            account().count(Irregularity.EXPIRY_ABSURD);
        }
        if (bound.isGranted()) {
            if (bound.granted() > 0) {
                account().census().refreshed(answer.order() - bound.grantOrder(), bound.granted());
            }
            OddHabit.refresh(bound, answer, requested, seconds);
        }
        if (bound.isOmitted()) {
            bound.habit().returned(answer);
        }
        account().census().granted(answer.registrar(), match.seconds());
        live.describe(bound, BoundContact.of(contact, match.asked().uri().text(), answer.response()), contact.uri());
        bound.grant(answer, registrant, requested, seconds);
    }

    private void take(Answer answer, List<OwnMatch> own, List<LiveBinding> seen) {
        List<Contact> contacts = answer.response().contacts();
        List<Contact> unknown = new ArrayList<>(0);
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            if (contact.isWildcard()) {
                account().count(Irregularity.WILDCARD_IN_RESPONSE);
            } else if (!isOwn(i, own)) {
                Optional<LiveBinding> known = current(live.findSpelt(contact), answer);
                if (known.isPresent()) {
                    list(known.get(), contact, own, answer, seen);
                } else {
                    unknown.add(contact);
                }
            }
        }
        for (Contact contact : unknown) {
            // The first of two may have made it known.
            Optional<LiveBinding> known = live.findSpelt(contact)
                    .or(() -> current(live.findEquivalent(contact), answer).filter(other -> !other.seenIn(list)));
            list(known.orElseGet(() -> create(contact, "", answer, true)), contact, own, answer, seen);
        }
    }

    private Optional<LiveBinding> find(Contact contact) {
        return live.findSpelt(contact).or(() -> live.findEquivalent(contact));
    }

    private static boolean isOwn(int place, List<OwnMatch> own) {
        for (OwnMatch match : own) {
            if (match.place() == place) {
                return true;
            }
        }
        return false;
    }

    private void list(LiveBinding bound, Contact contact, List<OwnMatch> own, Answer answer, List<LiveBinding> seen) {
        OptionalLong seconds = seconds(contact, answer);
        if (bound.seenIn(list)) {
            account().count(Irregularity.CONTACT_LISTED_TWICE);
        } else if (seconds.orElse(1) == 0) {
            vanish(bound, answer);
        } else {
            see(bound, seen);
            compare(bound, seconds, own, answer);
            bound.list(answer, seconds.orElse(UNKNOWN));
        }
    }

    /** None of its seconds are left: its time is over, or somebody took it away. */
    private void vanish(LiveBinding bound, Answer answer) {
        if (bound.expiresOrder() - answer.order() <= ROUNDING * SECOND) {
            expire(bound);
        } else {
            end(bound, BindingState.REMOVED, answer);
        }
    }

    /** RFC 3261 §10.2.4: the contact's own parameter, else the Expires header. What was asked for is another's. */
    private static OptionalLong seconds(Contact contact, Answer answer) {
        OptionalLong own = contact.expires();
        return own.isPresent() ? own : answer.response().expires();
    }

    /** Learns from a list whether the registrar counts down, and whether the contact was refreshed unseen. */
    private void compare(LiveBinding bound, OptionalLong seconds, List<OwnMatch> own, Answer answer) {
        Endpoint registrar = answer.registrar();
        if (!own.isEmpty()) {
            account().census().listedForeign(registrar);
        }
        long said = bound.saidSeconds();
        if (seconds.isEmpty()) {
            return;
        }
        long left = seconds.getAsLong();
        if (said == UNKNOWN) {
            boolean odd = left % 10 != 0;
            if (odd && own.stream().anyMatch(match -> match.seconds().orElse(0) > left)) {
                account().census().hinted(registrar);
            }
            return;
        }
        long elapsed = (answer.order() - bound.saidOrder()) / SECOND;
        if (elapsed < ROUNDING) {
            return;
        }
        long expected = said - elapsed;
        if (Math.abs(expected - left) <= ROUNDING) {
            account().census().countedDown(registrar);
        } else if (left == said) {
            account().census().stoodStill(registrar);
        } else if (left > expected) {
            bound.renew(answer, left);
        }
    }

    /** Both registered, with {@code *}, that nothing be left. */
    private void clear(Answer answer) {
        for (LiveBinding bound : live.all()) {
            if (bound.seenIn(list)) {
                bound.habit().keptAfterRemoval(answer);
            } else if (bound.registrar().equals(answer.registrar())) {
                end(bound, BindingState.REMOVED, answer);
            }
        }
    }

    /** A registrar lists all that it holds (RFC 3261 §10.3 step 8); one that names no contact at all says nothing. */
    private void omit(Answer answer, List<LiveBinding> seen) {
        if (answer.response().contacts().isEmpty()) {
            return;
        }
        for (LiveBinding before : latestList) {
            if (!before.seenIn(list) && !before.isGone() && before.registrar().equals(answer.registrar())) {
                if (seen.stream()
                        .limit(COMPARED)
                        .anyMatch(bound -> bound.contact().sameFlow(before.contact()))) {
                    end(before, BindingState.REPLACED, answer);
                } else {
                    before.omit(answer);
                }
            }
        }
        latestList = live.kept(seen);
    }

    private LiveBinding create(Contact contact, String asked, Answer answer, boolean listed) {
        LiveBinding fresh = new LiveBinding(
                BoundContact.of(contact, asked, answer.response()), contact.uri(), answer, created++, listed);
        live.add(fresh);
        return fresh;
    }

    private void see(LiveBinding bound, List<LiveBinding> seen) {
        bound.see(list);
        seen.add(bound);
    }

    /** Unless it lapsed so long ago that this is another. */
    private Optional<LiveBinding> current(Optional<LiveBinding> found, Answer answer) {
        if (found.isPresent() && found.get().forgivenUntil() < answer.order()) {
            expire(found.get());
            return Optional.empty();
        }
        return found;
    }

    private LedgerAccount account() {
        return live.account();
    }

    private void lapse(long order) {
        if (live.isTimeToSweep()) {
            sweep(order);
        }
    }

    /** Hands on what lapsed for longer than it had lasted. */
    void sweep(long order) {
        for (LiveBinding bound : live.all()) {
            if (bound.forgivenUntil() < order) {
                expire(bound);
            }
        }
        live.swept();
    }

    private void expire(LiveBinding bound) {
        end(bound, BindingState.EXPIRED, bound.expiresNanos(), bound.expiresOrder());
    }

    private void end(LiveBinding bound, BindingState state, Answer answer) {
        boolean lapsed = bound.expiresOrder() < answer.order();
        if (lapsed) {
            expire(bound);
        } else {
            end(bound, state, answer.timeNanos(), answer.order());
        }
    }

    private void end(LiveBinding bound, BindingState state, long nanos, long order) {
        if (bound.isGone()) {
            return;
        }
        live.remove(bound);
        account().handOn(bound.end(aor, state, nanos, order));
    }

    /** Hands on the rest when the capture ends, or when the address-of-record has to be forgotten. */
    void finish(long order) {
        for (LiveBinding bound : live.all()) {
            if (bound.expiresOrder() <= order) {
                expire(bound);
            } else {
                end(bound, BindingState.ACTIVE, NEVER, NEVER);
            }
        }
    }

    /** When a sweep would hand on all that is there now, in running time; {@link Binding#NEVER} when it would not. */
    long sweepAt() {
        long at = Long.MIN_VALUE;
        for (LiveBinding bound : live.all()) {
            at = Math.max(at, bound.forgivenUntil());
        }
        return at == Long.MIN_VALUE ? NEVER : at;
    }

    /** Whether the contact is bound, or was in this capture. */
    boolean knows(Contact contact) {
        return live.knows(contact);
    }

    boolean hasLive() {
        return !live.isEmpty();
    }

    boolean isBlank() {
        return live.isBlank();
    }
}
