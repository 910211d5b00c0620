package io.siptrail.report.html;

import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.BindingState;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The longest gaps of reachability. Bindings come by address-of-record in the order in which they were first shown, so that
 * one address is looked at at a time; a contact that is held in vain does not count as held.
 */
final class Gaps {

    /** Gaps of one address that a later binding may still close. */
    private static final int OPEN = 64;

    private final int limit;
    private final long endNanos;
    private final PriorityQueue<Gap> longest = new PriorityQueue<>(Gap.SHORTEST_FIRST);
    private final List<Gap> open = new ArrayList<>();
    private long count;
    private String aor = "";
    private boolean begun;
    private long heldUntil;
    private String before = "";
    private boolean over;

    /**
     * Keeps so many.
     *
     * @param endNanos the end of the capture
     */
    Gaps(int limit, long endNanos) {
        this.limit = limit;
        this.endNanos = endNanos;
    }

    void add(JudgedBinding binding) {
        long start = binding.startNanos();
        if (!begun || !binding.binding().aor().equals(aor)) {
            finish();
            begun = true;
            aor = binding.binding().aor();
            heldUntil = start;
        }
        open.replaceAll(gap -> gap.until(start));
        if (start > heldUntil) {
            open(new Gap(aor, heldUntil, start, before, true));
        }
        hold(binding);
    }

    private void hold(JudgedBinding binding) {
        boolean active = binding.state() == BindingState.ACTIVE;
        long held = active ? Long.MAX_VALUE : binding.endNanos();
        long vain = binding.staleness().map(Staleness::sinceNanos).orElse(Long.MAX_VALUE);
        long until = Math.max(binding.startNanos(), Math.min(held, vain));
        if (until >= heldUntil) {
            heldUntil = until;
            over = binding.state() == BindingState.REMOVED && held <= vain;
            before = vain < held
                    ? binding.staleness().orElseThrow().reason().label()
                    : binding.state().label();
        }
    }

    private void open(Gap gap) {
        if (open.size() == OPEN) {
            keep(open.remove(0));
        }
        open.add(gap);
    }

    /** An address that was unregistered and stayed so is no gap: someone wanted that. */
    private void finish() {
        open.forEach(this::keep);
        open.clear();
        if (begun && !over && heldUntil < endNanos) {
            keep(new Gap(aor, heldUntil, endNanos, before, false));
        }
        before = "";
        over = false;
    }

    private void keep(Gap gap) {
        if (gap.nanos() <= 0) {
            return;
        }
        count++;
        longest.add(gap);
        if (longest.size() > limit) {
            longest.remove();
        }
    }

    /** The longest first; nothing may be added after this. */
    List<Gap> longest() {
        finish();
        begun = false;
        List<Gap> sorted = new ArrayList<>(longest);
        sorted.sort(Gap.SHORTEST_FIRST.reversed());
        return sorted;
    }

    long count() {
        return count;
    }
}
