package io.siptrail.analysis;

import io.siptrail.net.Endpoint;
import io.siptrail.net.Transport;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.BoundContact;
import io.siptrail.registration.Habit;
import io.siptrail.registration.Registrant;
import io.siptrail.transaction.Position;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Writes bindings to the temporary file and reads them back. */
final class BindingCodec implements SortedSpool.Codec<Binding, BindingKey> {

    private static final int THOUSANDTHS = 1_000;

    @Override
    public BindingKey key(Binding binding) {
        return BindingKey.of(binding);
    }

    @Override
    public void write(Binding binding, SpoolBuffer out) {
        out.text(binding.aor());
        write(binding.contact(), out);
        out.flag(binding.registrant().isPresent());
        binding.registrant().ifPresent(registrant -> write(registrant, out));
        SpooledValues.write(binding.registrar(), out);
        out.number(binding.position().orderNanos());
        SpooledValues.write(binding.position().frame(), out);
        out.number(binding.position().message());
        out.number(binding.rank());
        write(binding.grants(), out);
        write(binding.listings(), out);
        write(binding.habit(), out);
        write(binding.ending(), out);
        SpooledValues.write(binding.frames(), out);
    }

    @Override
    public Binding read(SpoolInput in) throws IOException {
        return new Binding(
                in.text(),
                contact(in),
                in.flag() ? Optional.of(registrant(in)) : Optional.empty(),
                SpooledValues.endpoint(in),
                new Position(in.number(), SpooledValues.frame(in), in.count()),
                in.count(),
                grants(in),
                listings(in),
                habit(in),
                ending(in),
                SpooledValues.trail(in));
    }

    private static void write(BoundContact contact, SpoolBuffer out) {
        out.text(contact.uri());
        out.text(contact.asked());
        out.text(contact.instance());
        out.number(contact.regId().orElse(-1));
        out.number(contact.q().isEmpty() ? -1 : Math.round(contact.q().getAsDouble() * THOUSANDTHS));
        out.text(contact.received());
        out.text(contact.publicGruu());
        out.text(contact.temporaryGruu());
        out.text(contact.path());
    }

    private static BoundContact contact(SpoolInput in) throws IOException {
        return new BoundContact(
                in.text(),
                in.text(),
                in.text(),
                regId(in.count()),
                q(in.count()),
                in.text(),
                in.text(),
                in.text(),
                in.text());
    }

    private static OptionalInt regId(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static OptionalDouble q(int thousandths) {
        return thousandths < 0 ? OptionalDouble.empty() : OptionalDouble.of((double) thousandths / THOUSANDTHS);
    }

    private static void write(Registrant registrant, SpoolBuffer out) {
        out.text(registrant.userAgent());
        SpooledValues.write(registrant.source(), out);
        out.choice(registrant.transport());
        out.text(registrant.via());
        out.number(registrant.callId());
    }

    private static Registrant registrant(SpoolInput in) throws IOException {
        String userAgent = in.text();
        Endpoint source = SpooledValues.endpoint(in);
        return new Registrant(userAgent, source, in.choice(Transport.class), in.text(), in.number());
    }

    private static void write(Binding.Grants grants, SpoolBuffer out) {
        out.number(grants.count());
        out.number(grants.firstNanos());
        out.number(grants.firstOrder());
        out.number(grants.lastNanos());
        out.number(grants.lastOrder());
        out.number(grants.requestedSeconds());
        out.number(grants.grantedSeconds());
    }

    private static Binding.Grants grants(SpoolInput in) throws IOException {
        return new Binding.Grants(
                in.number(), in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private static void write(Binding.Listings listings, SpoolBuffer out) {
        out.number(listings.count());
        out.flag(listings.cameListed());
        out.number(listings.firstNanos());
        out.number(listings.firstSeconds());
        out.number(listings.lastNanos());
        out.number(listings.lastOrder());
        out.number(listings.lastSeconds());
        out.number(listings.heldNanos());
        out.number(listings.heldOrder());
        out.number(listings.renewals());
    }

    private static Binding.Listings listings(SpoolInput in) throws IOException {
        return new Binding.Listings(
                in.number(),
                in.flag(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number());
    }

    private static void write(Habit habit, SpoolBuffer out) {
        out.number(habit.late());
        out.number(habit.brief());
        out.number(habit.early());
        out.number(habit.onRequested());
        out.number(habit.shrunk());
        out.number(habit.stalled());
        out.number(habit.keptAfterRemoval());
        out.number(habit.returned());
        out.number(habit.longestGap());
        out.number(habit.gapNanos());
        out.number(habit.largestAnswer());
        out.number(habit.contactsInLargest());
        SpooledValues.write(habit.largestFrame(), out);
        SpooledValues.write(habit.oddFrame(), out);
    }

    private static Habit habit(SpoolInput in) throws IOException {
        return new Habit(
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.count(),
                in.number(),
                in.number(),
                in.count(),
                in.count(),
                SpooledValues.optionalFrame(in),
                SpooledValues.optionalFrame(in));
    }

    private static void write(Binding.Ending ending, SpoolBuffer out) {
        out.choice(ending.state());
        out.number(ending.nanos());
        out.number(ending.order());
        out.number(ending.expiresNanos());
        out.number(ending.expiresOrder());
        out.number(ending.omittedNanos());
        out.number(ending.omittedOrder());
    }

    private static Binding.Ending ending(SpoolInput in) throws IOException {
        return new Binding.Ending(
                in.choice(BindingState.class),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number());
    }
}
