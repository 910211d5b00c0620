package io.siptrail.diagnosis.contact;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Statement;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.RegistrarCensus;
import java.util.List;
import java.util.Optional;

/**
 * Finds contacts that were still listed when less than a tenth of their time was left, and that nobody refreshed until the
 * capture ended. A live client refreshes before (RFC 3261 §10.2.4), though some do so only in the last seconds.
 */
final class UnrefreshedContacts {

    private static final int LEFT = 10;
    private static final long SECOND = 1_000_000_000L;

    private final RegistrarCensus census;

    UnrefreshedContacts(RegistrarCensus census) {
        this.census = census;
    }

    Optional<Staleness> judge(HeldContact contact) {
        Binding binding = contact.binding();
        Binding.Listings listings = binding.listings();
        long granted = contact.history().times().grantedSeconds().orElse(0);
        boolean lists = listings.count() > 0
                && listings.lastOrder() > contact.refreshedOrder()
                && census.countsDown(binding.registrar());
        boolean nearlyOver = listings.lastSeconds() >= 0 && listings.lastSeconds() * LEFT < granted;
        if (!lists
                || !nearlyOver
                || !(contact.state() == BindingState.ACTIVE || contact.state() == BindingState.EXPIRED)) {
            return Optional.empty();
        }
        long dueNanos = listings.lastNanos() - (granted / LEFT - listings.lastSeconds()) * SECOND;
        Statement explanation = Statement.of("it was listed with " + listings.lastSeconds() + " of " + granted
                + " s left, and nobody refreshed it"
                + (contact.state() == BindingState.EXPIRED ? " before its time was over" : " since"));
        Confidence confidence = contact.state() == BindingState.EXPIRED ? Confidence.LIKELY : Confidence.POSSIBLE;
        return Optional.of(new Staleness(
                StaleReason.UNREFRESHED,
                confidence,
                dueNanos,
                explanation,
                List.copyOf(binding.frames().last())));
    }
}
