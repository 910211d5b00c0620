package io.siptrail.analysis;

import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.RegisterResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many stale contacts an answer lists: those of its address-of-record that were stale by then and that the registrar
 * listed then and later. A registrar lists all that it holds, so that two times for each contact are enough.
 */
final class StaleListings {

    private final int limit;
    private final Map<String, Stretches> byAor = new HashMap<>();
    private int count;
    private long forgotten;

    /** In order of time: when contacts began to be listed in vain, and when they last were. */
    private static final class Stretches {

        private final long[] begins;
        private final long[] ends;

        Stretches(long[] begins, long[] ends) {
            this.begins = begins;
            this.ends = ends;
        }

        int at(long nanos) {
            return notAfter(begins, nanos) - notAfter(ends, nanos - 1);
        }

        /** How many of the sorted times are not after this one. */
        private static int notAfter(long[] times, long nanos) {
            int low = 0;
            int high = times.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] <= nanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Remembers so many contacts. */
    StaleListings(int limit) {
        this.limit = limit;
    }

    /** Takes all bindings of one address-of-record. */
    void add(List<JudgedBinding> bindings) {
        List<JudgedBinding> stale =
                bindings.stream().filter(JudgedBinding::isStale).toList();
        if (stale.isEmpty()) {
            return;
        }
        if (count + stale.size() > limit) {
            forgotten += stale.size();
            return;
        }
        count += stale.size();
        long[] begins = new long[stale.size()];
        long[] ends = new long[stale.size()];
        for (int i = 0; i < begins.length; i++) {
            JudgedBinding binding = stale.get(i);
            long since = binding.staleness().map(Staleness::sinceNanos).orElse(Long.MAX_VALUE);
            begins[i] = Math.max(since, binding.shownNanos());
            ends[i] = Math.max(begins[i] - 1, binding.binding().listings().heldNanos());
        }
        Arrays.sort(begins);
        Arrays.sort(ends);
        byAor.put(stale.get(0).binding().aor(), new Stretches(begins, ends));
    }

    /** Empty when the final of the attempt lists no contacts. */
    OptionalLong listed(Attempt attempt) {
        RegisterResponse last = attempt.registrarFinal().orElse(null);
        if (last == null || last.contactsListed().isEmpty()) {
            return OptionalLong.empty();
        }
        Stretches stretches = byAor.get(attempt.aor());
        int stale = stretches == null ? 0 : stretches.at(last.timeNanos());
        return OptionalLong.of(Math.min(stale, last.contactsListed().getAsInt()));
    }

    /** Stale contacts for which there was no room. */
    long forgotten() {
        return forgotten;
    }
}
