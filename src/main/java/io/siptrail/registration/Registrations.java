package io.siptrail.registration;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordStore;
import io.siptrail.capture.RawTime;
import io.siptrail.sip.CSeq;
import io.siptrail.sip.SipMessage;
import io.siptrail.transaction.Observed;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The machines of all addresses-of-record on one computer: gives each REGISTER message to its own, and lets capture time
 * end what is over. Where there are many, those of which nothing was heard for the longest time rest. Attempts come out in no particular order.
 */
public final class Registrations implements Closeable {

    private static final long CLOCK_TOLERANCE = 1_000_000_000L;

    /** Looking after what is over so much later finds it over for good, where messages have put it off by moments. */
    private static final long LEISURE = 1_000_000_000L;

    private final RegistrationLimits limits;
    private final Irregularities irregularities = new Irregularities();
    private final LedgerAccount account;
    private final Setting setting;
    private final Map<String, KnownAor> known = new LinkedHashMap<>();
    private final Agenda<KnownAor> wakes = new Agenda<>();
    /** When the bindings of an address-of-record of which nothing is heard any more are over; one for each at the most. */
    private final Agenda<KnownAor> sweeps = new Agenda<>();
    /** Those that are awake: who is at its head was not heard for the longest time, or has been heard since it came in. */
    private final Deque<KnownAor> awake = new ArrayDeque<>();

    private final RecordStore records;
    private final RecordBuffer scratch = new RecordBuffer();

    private long now = Long.MIN_VALUE;

    /** Hands every attempt on as soon as nothing more can belong to it, and forgets its bindings. */
    public Registrations(RegistrationLimits limits, Consumer<Attempt> settled) {
        this(limits, settled, binding -> {});
    }

    /** Hands every attempt on as soon as nothing more can belong to it, and every binding when it is over. */
    public Registrations(RegistrationLimits limits, Consumer<Attempt> settled, Consumer<Binding> ended) {
        this(limits, settled, Optional.empty(), ended);
    }

    /** Besides, shows a follower every attempt as it stands after each message of it that is no copy and no 1xx. */
    public Registrations(
            RegistrationLimits limits,
            Consumer<Attempt> settled,
            Optional<Consumer<Attempt>> follower,
            Consumer<Binding> ended) {
        this.limits = limits;
        this.account = new LedgerAccount(limits, irregularities, ended);
        this.records = new RecordStore(limits.bytesAtRest());
        this.setting = new Setting(limits, irregularities, account, settled, follower.orElse(null));
    }

    /** Takes one REGISTER request or a response to one, in the order of the capture. */
    public void accept(Observed observed) {
        advance(observed.position().orderNanos());
        SipMessage message = observed.message();
        Optional<String> callId = message.callId();
        Optional<CSeq> cseq = message.cseq();
        if (callId.isEmpty()) {
            irregularities.count(Irregularity.WITHOUT_CALL_ID);
        } else if (cseq.isEmpty()) {
            irregularities.count(Irregularity.WITHOUT_CSEQ);
        } else {
            accept(known(message), observed, callId.get(), cseq.get());
            letRest();
        }
    }

    private void accept(KnownAor aor, Observed observed, String callId, CSeq cseq) {
        boolean idle = aor.isIdle();
        if (RawTime.isKnown(observed.timeNanos())
                && observed.position().orderNanos() - observed.timeNanos() > CLOCK_TOLERANCE) {
            irregularities.count(Irregularity.CLOCK_WENT_BACK);
        }
        aor.machine().accept(observed, callId, cseq);
        aor.heard();
        if (!aor.isAwaitingRest()) {
            await(aor);
        }
        if (idle) {
            schedule(aor);
        }
    }

    private KnownAor known(SipMessage message) {
        String aor = message.toUri().map(AddressOfRecord::of).orElse("");
        if (aor.isEmpty()) {
            irregularities.count(Irregularity.WITHOUT_TO);
        }
        KnownAor old = known.get(aor);
        if (old != null) {
            return old;
        }
        makeRoom();
        KnownAor fresh = new KnownAor(aor, setting, records);
        known.put(aor, fresh);
        return fresh;
    }

    private void makeRoom() {
        if (known.size() < limits.addressesOfRecord()) {
            return;
        }
        Iterator<KnownAor> eldest = known.values().iterator();
        while (eldest.hasNext()) {
            KnownAor aor = eldest.next();
            if (aor.isIdle()) {
                aor.forget(now);
                eldest.remove();
                irregularities.count(Irregularity.ADDRESS_OF_RECORD_FORGOTTEN);
                return;
            }
        }
    }

    /** Of too many that are awake, looks at the eldest two: not more than one at a time is added. */
    private void letRest() {
        for (int looks = 2; looks > 0 && awake.size() > limits.awake(); looks--) {
            KnownAor eldest = awake.removeFirst();
            if (eldest.wasHeard() || !eldest.rest(now, scratch)) {
                await(eldest);
            } else {
                eldest.awaitRest(false);
            }
        }
    }

    private void await(KnownAor aor) {
        aor.awaitRest(true);
        awake.addLast(aor);
    }

    /** Moves capture time on, in nanoseconds since the epoch; time that goes back is no news. */
    public void advance(long orderNanos) {
        now = Math.max(now, orderNanos);
        while (wakes.hasBefore(now)) {
            KnownAor aor = wakes.take();
            boolean rested = aor.isResting();
            aor.machine().advance(now);
            if (aor.machine().isBlank()) {
                known.remove(aor.aor(), aor);
                aor.leave();
            } else {
                schedule(aor);
                scheduleSweep(aor);
                restAgain(aor, rested);
            }
        }
        while (sweeps.hasBefore(now)) {
            KnownAor aor = sweeps.take();
            boolean rested = aor.isResting();
            aor.awaitSweep(false);
            aor.machine().sweep(now);
            scheduleSweep(aor);
            restAgain(aor, rested);
        }
    }

    /** Time woke it, no message. */
    private void restAgain(KnownAor aor, boolean rested) {
        if (rested && !aor.rest(now, scratch)) {
            await(aor);
        }
    }

    private void scheduleSweep(KnownAor aor) {
        if (!aor.isAwaitingSweep()) {
            long at = aor.machine().sweepAt();
            if (at != Binding.NEVER) {
                aor.awaitSweep(true);
                sweeps.add(at, aor);
            }
        }
    }

    private void schedule(KnownAor aor) {
        OptionalLong over = aor.machine().nextOver();
        if (over.isPresent()) {
            wakes.add(over.getAsLong() + LEISURE, aor);
        }
    }

    /** Ends everything that is still open; the end of the capture is the last time that {@link #advance} was told. */
    public void finish() {
        // Whoever is woken for the last time is to be held by nobody else.
        wakes.clear();
        sweeps.clear();
        awake.clear();
        for (Iterator<KnownAor> eldest = known.values().iterator(); eldest.hasNext(); ) {
            eldest.next().machine().finish(now);
            eldest.remove();
        }
    }

    /** Closes the temporary file, if there is one. */
    @Override
    public void close() throws IOException {
        records.close();
    }

    /** How many addresses-of-record are remembered by a record alone. */
    int resting() {
        int resting = 0;
        for (KnownAor aor : known.values()) {
            resting += aor.isResting() ? 1 : 0;
        }
        return resting;
    }

    /** What all addresses-of-record together show of each registrar. */
    public RegistrarCensus registrars() {
        return account.census();
    }

    /** What a reader of the report should know about the messages. */
    public Irregularities irregularities() {
        return irregularities;
    }
}
