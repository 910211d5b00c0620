package io.siptrail.registration;

import io.siptrail.sip.CSeq;
import io.siptrail.sip.SipMessage;
import io.siptrail.transaction.Observed;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The machines of all addresses-of-record on one computer: gives each REGISTER message to its own, and lets capture time
 * end what is over. Attempts come out in no particular order.
 */
public final class Registrations {

    private final RegistrationLimits limits;
    private final Consumer<Attempt> settled;
    private final Irregularities irregularities = new Irregularities();
    private final Map<String, AorMachine> machines = new LinkedHashMap<>();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(Comparator.comparingLong(Wake::atNanos));
    private long now = Long.MIN_VALUE;

    private record Wake(long atNanos, AorMachine machine) {}

    /** Hands every attempt on as soon as nothing more can belong to it. */
    public Registrations(RegistrationLimits limits, Consumer<Attempt> settled) {
        this.limits = limits;
        this.settled = settled;
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
        AorMachine machine = new AorMachine(aor, limits, irregularities, settled);
        machines.put(aor, machine);
        return machine;
    }

    private void makeRoom() {
        if (machines.size() < limits.addressesOfRecord()) {
            return;
        }
        Iterator<AorMachine> eldest = machines.values().iterator();
        while (eldest.hasNext()) {
            if (eldest.next().isIdle()) {
                eldest.remove();
                irregularities.count(Irregularity.ADDRESS_OF_RECORD_FORGOTTEN);
                return;
            }
        }
    }

    /** Moves capture time on, in nanoseconds since the epoch; time that goes back is no news. */
    public void advance(long orderNanos) {
        now = Math.max(now, orderNanos);
        while (!wakes.isEmpty() && wakes.peek().atNanos() < now) {
            AorMachine machine = wakes.remove().machine();
            machine.advance(now);
            if (machine.isBlank()) {
                machines.remove(machine.aor(), machine);
            } else {
                schedule(machine);
            }
        }
    }

    private void schedule(AorMachine machine) {
        OptionalLong over = machine.nextOver();
        if (over.isPresent()) {
            wakes.add(new Wake(over.getAsLong(), machine));
        }
    }

    /** Ends everything that is still open; the end of the capture is the last time that {@link #advance} was told. */
    public void finish() {
        machines.values().forEach(machine -> machine.finish(now));
        machines.clear();
        wakes.clear();
    }

    /** What a reader of the report should know about the messages. */
    public Irregularities irregularities() {
        return irregularities;
    }
}
