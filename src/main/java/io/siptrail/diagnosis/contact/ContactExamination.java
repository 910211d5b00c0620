package io.siptrail.diagnosis.contact;

import static io.siptrail.registration.Binding.NEVER;
import static io.siptrail.registration.Binding.UNKNOWN;

import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.RegistrarCensus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Judges the bindings of one address-of-record after the other, once the capture has ended. */
public final class ContactExamination {

    private final Evidence evidence;
    private final RegistrarCensus census;
    private final CapturedTime captured;
    private final long endOrder;
    private final UnreachableContacts unreachable;
    private final UnrefreshedContacts unrefreshed;
    private final ClosedConnections closed;

    /**
     * Begins when everything was read.
     *
     * @param endOrder running time of the last frame, nanoseconds since the epoch
     */
    public ContactExamination(Evidence evidence, RegistrarCensus census, CapturedTime captured, long endOrder) {
        this.evidence = evidence;
        this.census = census;
        this.captured = captured;
        this.endOrder = endOrder;
        this.unreachable = new UnreachableContacts(evidence, census);
        this.unrefreshed = new UnrefreshedContacts(census);
        this.closed = new ClosedConnections(evidence, endOrder);
    }

    /** All bindings of one address-of-record, in the order in which they were first shown; the answer is in the same order. */
    public List<JudgedBinding> judge(List<Binding> bindings) {
        OptionalLong usual = usualGrant(bindings);
        List<HeldContact> held = new ArrayList<>(bindings.size());
        for (Binding binding : bindings) {
            held.add(new HeldContact(binding, state(binding), BindingHistory.of(binding, usual, census)));
        }
        SupersededContacts superseded = new SupersededContacts(held, evidence, endOrder);
        List<JudgedBinding> judged = new ArrayList<>(held.size());
        for (HeldContact contact : held) {
            judged.add(judged(contact, superseded));
        }
        return judged;
    }

    private JudgedBinding judged(HeldContact contact, SupersededContacts superseded) {
        Binding binding = contact.binding();
        Optional<Staleness> staleness = Stream.of(
                        unreachable.judge(contact),
                        superseded.judge(contact),
                        unrefreshed.judge(contact),
                        closed.judge(contact))
                .flatMap(Optional::stream)
                .min((one, other) -> one.confidence().compareTo(other.confidence()));
        long shown = binding.listings().cameListed()
                ? binding.listings().firstNanos()
                : binding.grants().firstNanos();
        return new JudgedBinding(
                binding,
                contact.state(),
                contact.history().times(),
                contact.address(),
                shown,
                contact.endNanos(captured.end()),
                staleness);
    }

    /** The seconds that were granted most often, the longest of several. */
    private static OptionalLong usualGrant(List<Binding> bindings) {
        Map<Long, Long> grants = new HashMap<>();
        long best = UNKNOWN;
        for (Binding binding : bindings) {
            long seconds = binding.grants().grantedSeconds();
            if (binding.isGranted() && seconds != UNKNOWN) {
                long count = grants.merge(seconds, binding.grants().count(), Long::sum);
                long most = best == UNKNOWN ? 0 : grants.getOrDefault(best, 0L);
                best = count > most || (count == most && seconds > best) ? seconds : best;
            }
        }
        return best == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(best);
    }

    /** What its own address-of-record tells, and what a registrar that lists all contacts says by not listing it. */
    private BindingState state(Binding binding) {
        Binding.Ending ending = binding.ending();
        boolean omitted = ending.omittedOrder() != NEVER
                && ending.omittedOrder() < ending.expiresOrder()
                && ending.state() != BindingState.REMOVED;
        return omitted && census.listsForeign(binding.registrar()) ? BindingState.REPLACED : ending.state();
    }
}
