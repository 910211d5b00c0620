package io.siptrail.analysis;

import io.siptrail.bytes.RecordBuffer;
import io.siptrail.bytes.RecordInput;
import io.siptrail.net.Endpoint;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.BoundContact;
import io.siptrail.registration.Habit;
import io.siptrail.registration.Registrant;
import io.siptrail.transaction.Position;
import java.io.IOException;
import java.util.Optional;

/** Writes bindings to the temporary file and reads them back. */
final class BindingCodec implements SortedSpool.Codec<Binding, BindingKey> {

    @Override
    public BindingKey key(Binding binding) {
        return BindingKey.of(binding);
    }

    @Override
    public void write(Binding binding, RecordBuffer out) {
        out.repeatedText(binding.aor());
        binding.contact().write(out);
        out.flag(binding.registrant().isPresent());
        binding.registrant().ifPresent(registrant -> registrant.write(out));
        binding.registrar().write(out);
        binding.position().write(out);
        out.number(binding.rank());
        write(binding.grants(), out);
        write(binding.listings(), out);
        write(binding.habit(), out);
        write(binding.ending(), out);
        SpooledValues.write(binding.frames(), out);
    }

    @Override
    public Binding read(RecordInput in) throws IOException {
        return new Binding(
                in.repeatedText(),
                BoundContact.read(in),
                in.flag() ? Optional.of(Registrant.read(in)) : Optional.empty(),
                Endpoint.read(in),
                Position.read(in),
                in.count(),
                grants(in),
                listings(in),
                habit(in),
                ending(in),
                SpooledValues.trail(in));
    }

    private static void write(Binding.Grants grants, RecordBuffer out) {
        out.number(grants.count());
        out.number(grants.firstNanos());
        out.number(grants.firstOrder());
        out.number(grants.lastNanos());
        out.number(grants.lastOrder());
        out.number(grants.requestedSeconds());
        out.number(grants.grantedSeconds());
    }

    private static Binding.Grants grants(RecordInput in) throws IOException {
        return new Binding.Grants(
                in.number(), in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private static void write(Binding.Listings listings, RecordBuffer out) {
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

    private static Binding.Listings listings(RecordInput in) throws IOException {
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

    private static void write(Habit habit, RecordBuffer out) {
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

    private static Habit habit(RecordInput in) throws IOException {
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

    private static void write(Binding.Ending ending, RecordBuffer out) {
        out.choice(ending.state());
        out.number(ending.nanos());
        out.number(ending.order());
        out.number(ending.expiresNanos());
        out.number(ending.expiresOrder());
        out.number(ending.omittedNanos());
        out.number(ending.omittedOrder());
    }

    private static Binding.Ending ending(RecordInput in) throws IOException {
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
