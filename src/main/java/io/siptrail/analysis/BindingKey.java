package io.siptrail.analysis;

import io.siptrail.registration.Binding;
import io.siptrail.transaction.Position;

/** Bindings of one address-of-record stand together, in the order in which they were first shown. */
record BindingKey(String aor, Position position, int rank) implements Comparable<BindingKey> {

    static BindingKey of(Binding binding) {
        return new BindingKey(binding.aor(), binding.position(), binding.rank());
    }

    @Override
    public int compareTo(BindingKey other) {
        int byAor = aor.compareTo(other.aor);
        if (byAor != 0) {
            return byAor;
        }
        int byPosition = position.compareTo(other.position);
        return byPosition != 0 ? byPosition : Integer.compare(rank, other.rank);
    }
}
