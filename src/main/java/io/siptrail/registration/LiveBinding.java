package io.siptrail.registration;

import static io.siptrail.registration.Binding.NEVER;
import static io.siptrail.registration.Binding.UNKNOWN;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import io.siptrail.transaction.Position;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A binding that may still be refreshed. A registrar has millions of them, so it holds numbers and few objects. */
final class LiveBinding {

    private static final long SECOND = 1_000_000_000L;
    private static final FrameEnds ENDS = new FrameEnds(4, 4);

    // Where it began: a position in numbers.
    private final long beganOrder;
    private final long beganFrame;
    private final int beganMessage;
    private final int rank;
    private final Endpoint registrar;
    private boolean cameListed;
    /** None as long as there is only that in which it began. */
    private long[] frames = FrameEnds.NONE;

    private int framesSeen;

    private BoundContact contact;
    /** Hashes of its URI as listed and as asked for: most others are told from it without a look at its texts. */
    private int uriHash;

    private int askedHash;
    /** Its URI in the canonical spelling; null where that is how it is written. */
    private @Nullable String canonical;

    private @Nullable Registrant registrant;
    private @Nullable OddHabit habit;

    private int grants;
    private long firstGrantNanos;
    private long grantNanos;
    private long grantOrder;
    private long requested = UNKNOWN;
    private long granted = UNKNOWN;

    private @Nullable Lists lists;
    /** Whether a list was the last to show it. */
    private boolean heldByList;
    /** Whether a list says until when it lasts, rather than the last grant. */
    private boolean lastsByList;

    private int largestAnswer;
    private int contactsInLargest;
    private long largestFrame;

    /** What lists beside others showed; most bindings are never seen in any. */
    private static final class Lists {
        private long count;
        private long firstNanos;
        private long firstRemaining = UNKNOWN;
        private long nanos;
        private long order;
        private long remaining = UNKNOWN;
        private long renewals;
        private long omittedNanos = NEVER;
        private long omittedOrder = NEVER;
        private long expiresNanos = NEVER;
        private long expiresOrder = NEVER;
        /** Of what came listed; anything else begins with it. */
        private long firstGrantOrder;

        void write(RecordBuffer out) {
            out.number(count);
            out.number(firstNanos);
            out.number(firstRemaining);
            out.number(nanos);
            out.number(order);
            out.number(remaining);
            out.number(renewals);
            out.number(omittedNanos);
            out.number(omittedOrder);
            out.number(expiresNanos);
            out.number(expiresOrder);
            out.number(firstGrantOrder);
        }

        static Lists read(RecordInput in) throws IOException {
            Lists read = new Lists();
            read.count = in.number();
            read.firstNanos = in.number();
            read.firstRemaining = in.number();
            read.nanos = in.number();
            read.order = in.number();
            read.remaining = in.number();
            read.renewals = in.number();
            read.omittedNanos = in.number();
            read.omittedOrder = in.number();
            read.expiresNanos = in.number();
            read.expiresOrder = in.number();
            read.firstGrantOrder = in.number();
            return read;
        }
    }

    private static final Lists NO_LISTS = new Lists();

    /** The list in which it was found last; numbers of {@link BindingLedger}. */
    private int seenIn;

    private boolean gone;

    /** Begins with the first response that shows it. */
    LiveBinding(BoundContact contact, Uri uri, Answer answer, int rank, boolean listed) {
        this.contact = contact;
        this.uriHash = contact.uri().hashCode();
        this.askedHash = contact.asked().hashCode();
        this.beganOrder = answer.order();
        this.beganFrame = FrameEnds.packed(answer.position().frame());
        this.beganMessage = answer.position().message();
        this.rank = rank;
        this.registrar = answer.registrar();
        this.cameListed = listed;
        respell(uri);
    }

    private LiveBinding(BoundContact contact, Position began, int rank, Endpoint registrar) {
        this.contact = contact;
        this.uriHash = contact.uri().hashCode();
        this.askedHash = contact.asked().hashCode();
        this.beganOrder = began.orderNanos();
        this.beganFrame = FrameEnds.packed(began.frame());
        this.beganMessage = began.message();
        this.rank = rank;
        this.registrar = registrar;
    }

    /** Writes all but in which list it was found last. */
    void write(RecordBuffer out) {
        contact.write(out);
        position().write(out);
        out.number(rank);
        registrar.write(out);
        out.flag(cameListed);
        out.number(framesSeen);
        out.number(frames.length);
        FrameEnds.write(frames, frames.length, out);
        out.flag(canonical != null);
        if (canonical != null) {
            out.repeatedText(canonical);
        }
        out.flag(registrant != null);
        if (registrant != null) {
            registrant.write(out);
        }
        out.flag(habit != null);
        if (habit != null) {
            habit.write(out);
        }
        out.number(grants);
        out.number(firstGrantNanos);
        out.number(grantNanos);
        out.number(grantOrder);
        out.number(requested);
        out.number(granted);
        out.flag(heldByList);
        out.flag(lastsByList);
        out.number(largestAnswer);
        out.number(contactsInLargest);
        out.number(largestFrame);
        out.flag(lists != null);
        if (lists != null) {
            lists.write(out);
        }
    }

    static LiveBinding read(RecordInput in) throws IOException {
        LiveBinding read = new LiveBinding(BoundContact.read(in), Position.read(in), in.count(), Endpoint.read(in));
        read.cameListed = in.flag();
        read.framesSeen = in.count();
        read.frames = FrameEnds.read(in.count(), in);
        read.canonical = in.flag() ? in.repeatedText() : null;
        read.registrant = in.flag() ? Registrant.read(in) : null;
        read.habit = in.flag() ? OddHabit.read(in) : null;
        read.grants = in.count();
        read.firstGrantNanos = in.number();
        read.grantNanos = in.number();
        read.grantOrder = in.number();
        read.requested = in.number();
        read.granted = in.number();
        read.heldByList = in.flag();
        read.lastsByList = in.flag();
        read.largestAnswer = in.count();
        read.contactsInLargest = in.count();
        read.largestFrame = in.number();
        read.lists = in.flag() ? Lists.read(in) : null;
        return read;
    }

    private void respell(Uri uri) {
        String spelt = spelling(uri);
        canonical = spelt.equals(contact.uri()) ? null : spelt;
    }

    static String spelling(Uri uri) {
        return uri instanceof SipUri sip ? sip.canonical() : uri.text();
    }

    /** A 2xx to its own REGISTER. The caller has looked before whether it had lapsed. */
    void grant(Answer answer, Registrant by, long requestedSeconds, long grantedSeconds) {
        if (grants == 0) {
            firstGrantNanos = answer.timeNanos();
            cameListed &= position().compareTo(answer.position()) != 0;
            if (cameListed) {
                lists().firstGrantOrder = answer.order();
            }
        }
        grants++;
        registrant = by.isSame(registrant) ? registrant : by;
        grantNanos = answer.timeNanos();
        grantOrder = answer.order();
        requested = requestedSeconds;
        granted = grantedSeconds;
        lastsByList = false;
        held(/* byList= */ false);
        showIn(answer.position().frame());
        measure(answer);
    }

    private long firstGrantOrder() {
        if (grants == 0) {
            return 0;
        }
        return cameListed ? listsOrNone().firstGrantOrder : beganOrder;
    }

    private Position position() {
        return new Position(beganOrder, FrameEnds.unpacked(beganFrame), beganMessage);
    }

    private void showIn(FrameRef frame) {
        if (framesSeen > 0) {
            frames = ENDS.add(frames(), framesSeen, FrameEnds.packed(frame));
        }
        framesSeen++;
    }

    private long[] frames() {
        return framesSeen == 1 ? new long[] {beganFrame} : frames;
    }

    private void measure(Answer answer) {
        int length = answer.response().length();
        if (length > largestAnswer) {
            largestAnswer = length;
            contactsInLargest = answer.response().contacts().size();
            largestFrame = FrameEnds.packed(answer.position().frame());
        }
    }

    private Lists lists() {
        Lists known = lists;
        if (known == null) {
            known = new Lists();
            lists = known;
        }
        return known;
    }

    private Lists listsOrNone() {
        Lists known = lists;
        return known == null ? NO_LISTS : known;
    }

    /** A list beside others. */
    void list(Answer answer, long seconds) {
        Lists shown = lists();
        if (shown.count == 0) {
            shown.firstNanos = answer.timeNanos();
            shown.firstRemaining = seconds;
        }
        if (grants == 0 && shown.count == 0) {
            showIn(answer.position().frame());
        }
        shown.count++;
        shown.nanos = answer.timeNanos();
        shown.order = answer.order();
        shown.remaining = seconds;
        if (grants == 0) {
            lasts(answer, seconds);
        }
        held(/* byList= */ true);
    }

    /** A list with more than can be left shows a refresh that the capture does not. */
    void renew(Answer answer, long seconds) {
        lists().renewals++;
        lasts(answer, seconds);
    }

    private void held(boolean byList) {
        heldByList = byList;
        Lists known = lists;
        if (known != null) {
            known.omittedNanos = NEVER;
            known.omittedOrder = NEVER;
        }
    }

    private void lasts(Answer answer, long seconds) {
        lastsByList = true;
        lists().expiresNanos = after(answer.timeNanos(), seconds);
        lists().expiresOrder = after(answer.order(), seconds);
    }

    private static long after(long nanos, long seconds) {
        if (seconds == UNKNOWN) {
            return NEVER;
        }
        long end = nanos + seconds * SECOND;
        return end < nanos ? NEVER : end;
    }

    /** A list without it. */
    void omit(Answer answer) {
        Lists known = lists();
        if (known.omittedOrder == NEVER) {
            known.omittedNanos = answer.timeNanos();
            known.omittedOrder = answer.order();
        }
    }

    boolean isOmitted() {
        return listsOrNone().omittedOrder != NEVER;
    }

    /** Its contact as the latest answer has it. */
    void describe(BoundContact latest, Uri uri) {
        contact = latest;
        uriHash = latest.uri().hashCode();
        askedHash = latest.asked().hashCode();
        respell(uri);
    }

    /** Marks one that ended, or for which there was no room. */
    void leave() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    BoundContact contact() {
        return contact;
    }

    Endpoint registrar() {
        return registrar;
    }

    boolean isGranted() {
        return grants > 0;
    }

    long grantOrder() {
        return grantOrder;
    }

    long grantNanos() {
        return grantNanos;
    }

    long requested() {
        return requested;
    }

    long granted() {
        return granted;
    }

    /** What was last said to remain of it, and when; in seconds and running time. */
    long saidSeconds() {
        return saidByList() ? listsOrNone().remaining : granted;
    }

    long saidOrder() {
        return saidByList() ? listsOrNone().order : grantOrder;
    }

    private boolean saidByList() {
        Lists known = listsOrNone();
        return known.count > 0 && (grants == 0 || known.order > grantOrder);
    }

    long expiresOrder() {
        return lastsByList ? listsOrNone().expiresOrder : afterGrant(grantOrder);
    }

    long expiresNanos() {
        return lastsByList ? listsOrNone().expiresNanos : afterGrant(grantNanos);
    }

    private long afterGrant(long nanos) {
        return grants == 0 ? NEVER : after(nanos, granted);
    }

    /** Until when a refresh is a late one of this binding rather than the beginning of another; running time. */
    long forgivenUntil() {
        long seconds = granted == UNKNOWN ? listsOrNone().remaining : granted;
        long expiresOrder = expiresOrder();
        return expiresOrder == NEVER ? NEVER : after(expiresOrder, Math.max(0, seconds));
    }

    boolean seenIn(int list) {
        return seenIn == list;
    }

    void see(int list) {
        seenIn = list;
    }

    OddHabit habit() {
        OddHabit known = habit;
        if (known == null) {
            known = new OddHabit();
            habit = known;
        }
        return known;
    }

    boolean isWritten(String text) {
        int hash = text.hashCode();
        return (hash == uriHash && contact.uri().equals(text))
                || (hash == askedHash && contact.asked().equals(text));
    }

    boolean isSpelt(String spelt) {
        String mine = canonical;
        return mine == null ? contact.uri().equals(spelt) : mine.equals(spelt);
    }

    Optional<String> otherSpelling() {
        return Optional.ofNullable(canonical);
    }

    /** The finished record. */
    Binding end(String aor, BindingState state, long nanos, long order) {
        Lists known = listsOrNone();
        return new Binding(
                aor,
                contact,
                Optional.ofNullable(registrant),
                registrar,
                position(),
                rank,
                new Binding.Grants(
                        grants, firstGrantNanos, firstGrantOrder(), grantNanos, grantOrder, requested, granted),
                new Binding.Listings(
                        known.count,
                        cameListed,
                        known.firstNanos,
                        known.firstRemaining,
                        known.nanos,
                        known.order,
                        known.remaining,
                        heldByList ? known.nanos : grantNanos,
                        heldByList ? known.order : grantOrder,
                        known.renewals),
                OddHabit.of(habit, largestAnswer, contactsInLargest, largestFrame),
                new Binding.Ending(
                        state, nanos, order, expiresNanos(), expiresOrder(), known.omittedNanos, known.omittedOrder),
                ENDS.trail(frames(), framesSeen));
    }
}
