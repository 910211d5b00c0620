package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.sip.Contact;
import io.siptrail.sip.Uri;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The live bindings of one address-of-record and the ways to find one: by instance and reg-id (RFC 5626 §6), else by its
 * URI as written, else in its canonical spelling. RFC 3261 §19.1.4 has no key and is not transitive; by it one is looked for
 * among a handful. A few are looked through; many have an index.
 */
final class LiveContacts {

    private static final int FEW = 8;
    /** Among more than this, another spelling of a URI is found by its canonical form alone. */
    private static final int COMPARED = 64;

    private static final int FIRST_SWEEP = 16;

    private final LedgerAccount account;
    private List<LiveBinding> few = List.of();
    private @Nullable Many many;
    private @Nullable PastContacts past;
    private int sweepAtSize = FIRST_SWEEP;

    private static final class Many {
        private final Set<LiveBinding> all = new LinkedHashSet<>();
        private final Map<String, LiveBinding> byKey = new HashMap<>();

        void put(LiveBinding bound) {
            all.add(bound);
            keys(bound).forEach(key -> byKey.put(key, bound));
        }

        void remove(LiveBinding bound) {
            all.remove(bound);
            keys(bound).forEach(key -> byKey.remove(key, bound));
        }
    }

    LiveContacts(LedgerAccount account) {
        this.account = account;
    }

    /** Whether they are few, so that a record need not keep an index. */
    boolean canRest() {
        return many == null;
    }

    /** Writes the few, and which of them are on a list. */
    void write(List<LiveBinding> list, RecordBuffer out) {
        out.number(few.size());
        few.forEach(bound -> bound.write(out));
        out.number(list.stream().filter(bound -> !bound.isGone()).count());
        for (LiveBinding bound : list) {
            if (!bound.isGone()) {
                out.number(few.indexOf(bound));
            }
        }
        out.number(sweepAtSize);
        out.flag(past != null);
        if (past != null) {
            past.write(out);
        }
    }

    /** Reads them into this, which has none, and returns the list. */
    List<LiveBinding> read(RecordInput in) throws IOException {
        for (int left = in.count(); left > 0; left--) {
            few = Handful.with(few, LiveBinding.read(in));
        }
        List<LiveBinding> list = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            list.add(few.get(in.count()));
        }
        sweepAtSize = in.count();
        past = in.flag() ? PastContacts.read(account.perAor(), in) : null;
        return kept(list);
    }

    LedgerAccount account() {
        return account;
    }

    void add(LiveBinding bound) {
        if (size() >= account.perAor()) {
            account.count(Irregularity.BOUND_CONTACTS_FULL);
            bound.leave();
        } else if (!account.enter()) {
            bound.leave();
        } else {
            put(bound);
        }
    }

    private void put(LiveBinding bound) {
        Many index = many;
        if (index == null && few.size() == FEW) {
            index = new Many();
            few.forEach(index::put);
            few = List.of();
            many = index;
        }
        if (index == null) {
            few = Handful.with(few, bound);
        } else {
            index.put(bound);
        }
    }

    /** Gives a binding its contact as the latest answer has it. */
    void describe(LiveBinding bound, BoundContact latest, Uri uri) {
        if (latest.says(bound.contact())) {
            return;
        }
        Many index = many;
        if (index == null || bound.isGone()) {
            bound.describe(latest, uri);
        } else {
            keys(bound).forEach(key -> index.byKey.remove(key, bound));
            bound.describe(latest, uri);
            keys(bound).forEach(key -> index.byKey.put(key, bound));
        }
    }

    /** Takes out one that ended, and remembers that it was bound. */
    void remove(LiveBinding bound) {
        bound.leave();
        account.leave();
        Many index = many;
        if (index == null) {
            few = Handful.without(few, bound);
        } else {
            index.remove(bound);
            many = index.all.isEmpty() ? null : index;
        }
        PastContacts known = past == null ? new PastContacts(account.perAor()) : past;
        past = known;
        for (String key : keys(bound)) {
            if (!known.add(key)) {
                account.count(Irregularity.BOUND_CONTACTS_FULL);
            }
        }
        instance(bound.contact().instance(), bound.contact().regId().orElse(0)).ifPresent(known::add);
    }

    private static List<String> keys(LiveBinding bound) {
        BoundContact contact = bound.contact();
        List<String> keys = new ArrayList<>(2);
        keys.add(contact.uri());
        if (!contact.asked().isEmpty()) {
            keys.add(contact.asked());
        }
        bound.otherSpelling().ifPresent(keys::add);
        if (contact.regId().isPresent()) {
            instance(contact.instance(), contact.regId().getAsInt()).ifPresent(keys::add);
        }
        return keys;
    }

    /** A leading space keeps it apart from every URI. */
    private static Optional<String> instance(String instance, int regId) {
        return instance.isEmpty() ? Optional.empty() : Optional.of(" " + instance + " " + regId);
    }

    private static Optional<String> flow(Contact contact) {
        return contact.regId().isEmpty()
                ? Optional.empty()
                : instance(contact.instance().orElse(""), contact.regId().getAsInt());
    }

    /** The binding that is written or spelt so, or is the same flow of the same instance. */
    Optional<LiveBinding> findSpelt(Contact contact) {
        if (contact.isWildcard() || isEmpty()) {
            return Optional.empty();
        }
        Many index = many;
        return index == null ? among(contact) : indexed(contact, index);
    }

    private Optional<LiveBinding> among(Contact contact) {
        if (contact.regId().isPresent() && contact.instance().isPresent()) {
            for (LiveBinding bound : few) {
                if (isFlow(bound, contact)) {
                    return Optional.of(bound);
                }
            }
        }
        String text = contact.uri().text();
        for (LiveBinding bound : few) {
            if (bound.isWritten(text) && !isOtherFlow(bound, contact)) {
                return Optional.of(bound);
            }
        }
        String spelt = LiveBinding.spelling(contact.uri());
        for (LiveBinding bound : few) {
            if (bound.isSpelt(spelt) && !isOtherFlow(bound, contact)) {
                return Optional.of(bound);
            }
        }
        return Optional.empty();
    }

    /** Two flows of an instance may have one URI. */
    private static boolean isOtherFlow(LiveBinding bound, Contact contact) {
        return contact.regId().isPresent() && bound.contact().regId().isPresent() && !isFlow(bound, contact);
    }

    private static boolean isFlow(LiveBinding bound, Contact contact) {
        return bound.contact().regId().equals(contact.regId())
                && bound.contact().instance().equals(contact.instance().orElse(""));
    }

    private static Optional<LiveBinding> indexed(Contact contact, Many index) {
        LiveBinding found = flow(contact).map(index.byKey::get).orElse(null);
        if (found == null) {
            found = index.byKey.get(contact.uri().text());
        }
        if (found == null) {
            found = index.byKey.get(LiveBinding.spelling(contact.uri()));
        }
        return Optional.ofNullable(found).filter(bound -> !isOtherFlow(bound, contact));
    }

    /** The binding of an equivalent URI that has no flow of its own. */
    Optional<LiveBinding> findEquivalent(Contact contact) {
        if (contact.isWildcard() || flow(contact).isPresent() || size() > COMPARED) {
            return Optional.empty();
        }
        for (LiveBinding bound : everyOne()) {
            boolean hasFlow = bound.contact().regId().isPresent()
                    && !bound.contact().instance().isEmpty();
            if (!hasFlow && contact.uri().equivalent(Uri.parse(bound.contact().uri()))) {
                return Optional.of(bound);
            }
        }
        return Optional.empty();
    }

    /** Whether it is bound or was, under any of its names; an instance without reg-id counts too. */
    boolean knows(Contact contact) {
        if (contact.isWildcard()) {
            return false;
        }
        if (findSpelt(contact).isPresent()
                || hasInstance(contact)
                || findEquivalent(contact).isPresent()) {
            return true;
        }
        PastContacts known = past;
        return known != null
                && (known.contains(contact.uri().text())
                        || known.contains(LiveBinding.spelling(contact.uri()))
                        || instance(
                                        contact.instance().orElse(""),
                                        contact.regId().orElse(0))
                                .filter(known::contains)
                                .isPresent());
    }

    private boolean hasInstance(Contact contact) {
        String instance = contact.instance().orElse("");
        if (instance.isEmpty() || size() > COMPARED) {
            return false;
        }
        for (LiveBinding bound : everyOne()) {
            if (bound.contact().instance().equals(instance)
                    && bound.contact().regId().equals(contact.regId())) {
                return true;
            }
        }
        return false;
    }

    private Iterable<LiveBinding> everyOne() {
        Many index = many;
        return index == null ? few : index.all;
    }

    /** All of them in the order in which they were first shown, as they are now. */
    List<LiveBinding> all() {
        Many index = many;
        return index == null ? List.copyOf(few) : List.copyOf(index.all);
    }

    /** A list to be kept: the one that is kept here where both are the same. */
    List<LiveBinding> kept(List<LiveBinding> list) {
        return List.copyOf(list.equals(few) ? few : list);
    }

    int size() {
        Many index = many;
        return index == null ? few.size() : index.all.size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Whether nothing is bound and nothing was. */
    boolean isBlank() {
        return isEmpty() && past == null;
    }

    /** Whether so many came since the last sweep that another is worth its time. */
    boolean isTimeToSweep() {
        return size() >= sweepAtSize;
    }

    void swept() {
        sweepAtSize = Math.max(FIRST_SWEEP, 2 * size());
    }
}
