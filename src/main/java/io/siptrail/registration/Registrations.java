package io.siptrail.registration;

import io.siptrail.capture.RawTime;
import io.siptrail.sip.CSeq;
import io.siptrail.sip.SipMessage;
import io.siptrail.transaction.Observed;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The machines of all addresses-of-record on one computer: gives each REGISTER message to its own, and lets capture time
 * end what is over. Attempts come out in no particular order.
 */
public final class Registrations {

    private static final long CLOCK_TOLERANCE = 1_000_000_000L;

    /** Looking after what is over so much later finds it over for good, where messages have put it off by moments. */
    private static final long LEISURE = 1_000_000_000L;

    private final RegistrationLimits limits;
    private final Irregularities irregularities = new Irregularities();
    private final LedgerAccount account;
    private final Setting setting;
    private final Map<String, AorMachine> machines = new LinkedHashMap<>();
    private final Agenda<AorMachine> wakes = new Agenda<>();
    /** When the bindings of an address-of-record of which nothing is heard any more are over; one for each at the most. */
    private final Agenda<AorMachine> sweeps = new Agenda<>();

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
            accept(machine(message), observed, callId.get(), cseq.get());
        }
    }

    private void accept(AorMachine machine, Observed observed, String callId, CSeq cseq) {
        boolean asleep = machine.isIdle();
        if (RawTime.isKnown(observed.timeNanos())
                && observed.position().orderNanos() - observed.timeNanos() > CLOCK_TOLERANCE) {
            irregularities.count(Irregularity.CLOCK_WENT_BACK);
        }
        machine.accept(observed, callId, cseq);
        if (asleep) {
            schedule(machine);
        }
    }

    private AorMachine machine(SipMessage message) {
        String aor = message.toUri().map(AddressOfRecord::of).orElse("");
        if (aor.isEmpty()) {
            irregularities.count(Irregularity.WITHOUT_TO);
        }
        AorMachine known = machines.get(aor);
        if (known != null) {
            return known;
        }
        makeRoom();
        AorMachine machine = new AorMachine(aor, setting);
        machines.put(aor, machine);
        return machine;
    }

    private void makeRoom() {
        if (machines.size() < limits.addressesOfRecord()) {
            return;
        }
        Iterator<AorMachine> eldest = machines.values().iterator();
        while (eldest.hasNext()) {
            AorMachine machine = eldest.next();
            if (machine.isIdle()) {
                machine.forget(now);
                eldest.remove();
                irregularities.count(Irregularity.ADDRESS_OF_RECORD_FORGOTTEN);
                return;
            }
        }
    }

    /** Moves capture time on, in nanoseconds since the epoch; time that goes back is no news. */
    public void advance(long orderNanos) {
        now = Math.max(now, orderNanos);
        while (wakes.hasBefore(now)) {
            AorMachine machine = wakes.take();
            machine.advance(now);
            if (machine.isBlank()) {
                machines.remove(machine.aor(), machine);
            } else {
                schedule(machine);
                scheduleSweep(machine);
            }
        }
        while (sweeps.hasBefore(now)) {
            AorMachine machine = sweeps.take();
            machine.awaitSweep(false);
            machine.sweep(now);
            scheduleSweep(machine);
        }
    }

    private void scheduleSweep(AorMachine machine) {
        if (!machine.isAwaitingSweep()) {
            long at = machine.sweepAt();
            if (at != Binding.NEVER) {
                machine.awaitSweep(true);
                sweeps.add(at, machine);
            }
        }
    }

    private void schedule(AorMachine machine) {
        OptionalLong over = machine.nextOver();
        if (over.isPresent()) {
            wakes.add(over.getAsLong() + LEISURE, machine);
        }
    }

    /** Ends everything that is still open; the end of the capture is the last time that {@link #advance} was told. */
    public void finish() {
        machines.values().forEach(machine -> machine.finish(now));
        machines.clear();
        wakes.clear();
        sweeps.clear();
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
