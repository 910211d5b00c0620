package io.siptrail.diagnosis.contact;

import static io.siptrail.registration.Binding.NEVER;

import io.siptrail.net.Endpoint;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.Registrant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A binding while it is judged: what the rules ask of it, worked out once. */
final class HeldContact {

    private final Binding binding;
    private final BindingState state;
    private final BindingHistory history;
    private final ContactAddress address;
    private final List<Endpoint> endpoints;

    HeldContact(Binding binding, BindingState state, BindingHistory history) {
        this.binding = binding;
        this.state = state;
        this.history = history;
        this.address =
                ContactAddress.of(binding.contact().uri(), binding.registrant().map(Registrant::transport));
        Set<Endpoint> all = new LinkedHashSet<>();
        address.endpoint().ifPresent(all::add);
        binding.registrant().map(Registrant::source).ifPresent(all::add);
        ContactAddress.endpoint(binding.contact().received()).ifPresent(all::add);
        this.endpoints = List.copyOf(all);
    }

    Binding binding() {
        return binding;
    }

    BindingState state() {
        return state;
    }

    BindingHistory history() {
        return history;
    }

    ContactAddress address() {
        return address;
    }

    /** Where it can be reached: by its URI, where its REGISTER came from, and where the registrar says it came from. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Running time of the last refresh that is known of. */
    long refreshedOrder() {
        return history.refreshedOrder();
    }

    /** Running time at which it ended; {@link Binding#NEVER} when it did not, or nobody said when. */
    long endOrder() {
        return switch (state) {
            case ACTIVE -> NEVER;
            case EXPIRED -> binding.ending().expiresOrder();
            case REMOVED -> binding.ending().order();
            case REPLACED ->
                binding.ending().state() == BindingState.REPLACED
                        ? binding.ending().order()
                        : binding.ending().omittedOrder();
        };
    }

    long endNanos(long captureEnd) {
        return switch (state) {
            case ACTIVE -> captureEnd;
            case EXPIRED -> binding.ending().expiresNanos();
            case REMOVED -> binding.ending().nanos();
            case REPLACED ->
                binding.ending().state() == BindingState.REPLACED
                        ? binding.ending().nanos()
                        : binding.ending().omittedNanos();
        };
    }
}
