package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A capture of packets in this order, and what became of the registrations in it. */
final class Trace {

    /** Longer than anything can be waited for. */
    private static final long AFTERWARDS_MILLIS = 300_000;

    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();
    private final Registrations registrations =
            new Registrations(RegistrationLimits.defaults(), attempts::add, bindings::add);

    private Trace(List<Observed> messages, long endNanos) {
        messages.forEach(registrations::accept);
        registrations.advance(endNanos);
        registrations.finish();
        attempts.sort(Comparator.comparing(Attempt::position));
    }

    /** The packets as the reader hands them on: numbered, with time that never goes back. */
    static List<Observed> observed(List<Packet> packets) {
        List<Observed> observed = new ArrayList<>(packets.size());
        long latest = Packet.START;
        for (Packet packet : packets) {
            latest = Math.max(latest, packet.timeNanos());
            observed.add(packet.observed(observed.size() + 1L, latest, bytes -> bytes)
                    .orElseThrow());
        }
        return observed;
    }

    /** A capture that goes on for five minutes after the last packet. */
    static Trace of(Packet... packets) {
        return of(List.of(packets));
    }

    static Trace of(List<Packet> packets) {
        return ofObserved(observed(packets));
    }

    static Trace ofObserved(List<Observed> messages) {
        long last = messages.get(messages.size() - 1).position().orderNanos();
        return new Trace(messages, last + AFTERWARDS_MILLIS * 1_000_000);
    }

    /** A capture that ends so many milliseconds after it began. */
    static Trace until(long millis, Packet... packets) {
        return new Trace(observed(List.of(packets)), Packet.START + millis * 1_000_000);
    }

    /** The attempts in order of a capture that goes on for five minutes after the last packet. */
    static List<Attempt> run(Packet... packets) {
        return of(packets).attempts();
    }

    /** The only attempt of a capture that goes on for five minutes after the last packet. */
    static Attempt one(Packet... packets) {
        return of(packets).only();
    }

    /** In order of their first messages. */
    List<Attempt> attempts() {
        return attempts;
    }

    Attempt only() {
        assertThat(attempts).hasSize(1);
        return attempts.get(0);
    }

    /** In order of their first responses. */
    List<Binding> bindings() {
        bindings.sort(Comparator.comparing(Binding::position).thenComparing(Binding::rank));
        return bindings;
    }

    Binding onlyBinding() {
        assertThat(bindings).hasSize(1);
        return bindings.get(0);
    }

    RegistrarCensus registrars() {
        return registrations.registrars();
    }

    Map<String, Long> irregularities() {
        return registrations.irregularities().byId();
    }

    /** How many transactions each of the attempts holds. */
    static List<Integer> sizes(List<Attempt> attempts) {
        return attempts.stream().map(attempt -> attempt.transactions().size()).toList();
    }

    static List<Outcome> outcomes(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::outcome).toList();
    }

    static List<AttemptKind> kinds(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::kind).toList();
    }

    /** The only transaction of a capture. */
    static Transaction transaction(Packet... packets) {
        Attempt attempt = one(packets);
        assertThat(attempt.transactions()).hasSize(1);
        return attempt.transactions().get(0);
    }
}
