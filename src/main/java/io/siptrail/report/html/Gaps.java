package io.siptrail.report.html;

import io.siptrail.diagnosis.contact.CapturedTime;
import io.siptrail.diagnosis.contact.JudgedBinding;
import io.siptrail.diagnosis.contact.Staleness;
import io.siptrail.registration.BindingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The longest gaps of reachability. Bindings come by address-of-record in the order in which they were first shown, so that
 * one address is looked at at a time; a contact that is held in vain does not count as held. Where nothing was captured nothing is
 * known: a gap begins only where the time since the last refresh was captured, and ends where the capture does.
 */
final class Gaps {

    /** Gaps of one address that a later binding may still close. */
    private static final int OPEN = 64;

    private final int limit;
    private final CapturedTime captured;
    private final PriorityQueue<Gap> longest = new PriorityQueue<>(Gap.SHORTEST_FIRST);
    private final List<Gap> open = new ArrayList<>();
    private long count;
    private String aor = "";
    private boolean begun;
    private long heldSince;
    private long heldUntil;
    private String before = "";
    private boolean over;

    /**
     * Keeps so many.
     *
     * @param captured when the inputs would have shown a refresh
     */
    Gaps(int limit, CapturedTime captured) {
        this.limit = limit;
        this.captured = captured;
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
            gap(start).ifPresent(this::open);
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
            heldSince = Math.min(until, binding.times().refreshedNanos().orElse(binding.startNanos()));
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
        if (begun && !over) {
            gap(Long.MAX_VALUE).ifPresent(this::keep);
        }
        before = "";
        over = false;
    }

    /** From the end of the last contact to that time, or to the end of what was captured. */
    private Optional<Gap> gap(long until) {
        if (heldUntil == Long.MAX_VALUE || !captured.covers(heldSince, heldUntil)) {
            return Optional.empty();
        }
        if (captured.covers(heldUntil, until)) {
            return Optional.of(new Gap(aor, heldUntil, until, before, true));
        }
        return captured.spans().stream()
                .filter(span -> span.from() <= heldUntil && heldUntil <= span.to())
                .findFirst()
                .map(span -> new Gap(aor, heldUntil, span.to(), before, false));
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
