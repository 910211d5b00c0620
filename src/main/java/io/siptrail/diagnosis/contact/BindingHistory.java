package io.siptrail.diagnosis.contact;

import static io.siptrail.registration.Binding.NEVER;
import static io.siptrail.registration.Binding.UNKNOWN;

import io.siptrail.registration.Binding;
import io.siptrail.registration.RegistrarCensus;
import java.util.OptionalLong;

/**
 * When a binding began and was refreshed. Registrars list the seconds that remain (RFC 3261 §10.3 step 8), so that a contact
 * which was only listed was last refreshed at the time of the list − (usual grant − remaining); that needs a registrar
 * that is seen counting down.
 *
 * @param registeredOrder no later than this; running time
 * @param refreshedOrder the last time that is known of; running time
 */
record BindingHistory(BindingTimes times, long registeredOrder, long refreshedOrder) {

    private static final long SECOND = 1_000_000_000L;

    /** The usual grant of the address-of-record is that of its other contacts; empty when none was granted anything. */
    static BindingHistory of(Binding binding, OptionalLong usualOfAor, RegistrarCensus census) {
        Binding.Listings listings = binding.listings();
        Binding.Grants grants = binding.grants();
        OptionalLong expires = binding.ending().expiresNanos() == NEVER
                ? OptionalLong.empty()
                : OptionalLong.of(binding.ending().expiresNanos());
        OptionalLong known =
                grants.grantedSeconds() == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(grants.grantedSeconds());
        if (!listings.cameListed()) {
            OptionalLong registered = OptionalLong.of(grants.firstNanos());
            OptionalLong refreshed = OptionalLong.of(grants.lastNanos());
            long refreshes = grants.count() - 1 + listings.renewals();
            return new BindingHistory(
                    new BindingTimes(registered, refreshed, refreshes, known, expires, false),
                    grants.firstOrder(),
                    grants.lastOrder());
        }
        return listedFirst(binding, usual(binding, known, usualOfAor, census), known, expires);
    }

    private static OptionalLong usual(
            Binding binding, OptionalLong own, OptionalLong usualOfAor, RegistrarCensus census) {
        if (!census.countsDown(binding.registrar())) {
            return OptionalLong.empty();
        }
        long least =
                Math.max(binding.listings().firstSeconds(), binding.listings().lastSeconds());
        if (least == UNKNOWN) {
            return OptionalLong.empty();
        }
        if (own.orElse(UNKNOWN) >= least) {
            return own;
        }
        return usualOfAor.orElse(UNKNOWN) >= least
                ? usualOfAor
                : atLeast(least, census.usualGrant(binding.registrar()));
    }

    private static OptionalLong atLeast(long least, OptionalLong usual) {
        return usual.orElse(UNKNOWN) >= least ? usual : OptionalLong.empty();
    }

    private static BindingHistory listedFirst(
            Binding binding, OptionalLong usual, OptionalLong known, OptionalLong expires) {
        Binding.Listings listings = binding.listings();
        Binding.Grants grants = binding.grants();
        boolean granted = binding.isGranted();
        // A contact of which nobody can say since when was there just before it was first listed.
        long registeredBefore = elapsed(usual, listings.firstSeconds()).orElse(1);
        long refreshedBefore = elapsed(usual, listings.lastSeconds()).orElse(1);
        boolean inferred = elapsed(usual, listings.firstSeconds()).isPresent();
        OptionalLong registered =
                inferred ? OptionalLong.of(listings.firstNanos() - registeredBefore) : OptionalLong.empty();
        OptionalLong refreshed = granted
                ? OptionalLong.of(grants.lastNanos())
                : inferred ? OptionalLong.of(listings.lastNanos() - refreshedBefore) : OptionalLong.empty();
        long firstOrder = binding.position().orderNanos() - registeredBefore;
        return new BindingHistory(
                new BindingTimes(
                        registered,
                        refreshed,
                        grants.count() + listings.renewals(),
                        known.isPresent() ? known : usual,
                        expires,
                        inferred),
                firstOrder,
                granted
                        ? grants.lastOrder()
                        : elapsed(usual, listings.lastSeconds()).isPresent()
                                ? listings.lastOrder() - refreshedBefore
                                : firstOrder);
    }

    private static OptionalLong elapsed(OptionalLong usual, long remaining) {
        return usual.isEmpty() || remaining == UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of((usual.getAsLong() - remaining) * SECOND);
    }
}
