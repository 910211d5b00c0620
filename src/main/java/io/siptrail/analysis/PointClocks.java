package io.siptrail.analysis;

import io.siptrail.capture.FrameRef;
import io.siptrail.capture.RawTime;
import io.siptrail.diagnosis.census.CaptureFacts.ClockOffset;
import io.siptrail.transaction.Observed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the clocks of files that hold the same packets. A packet is known again by its bytes and its IPv4 identification, which a
 * second sending does not have; where one file has many packets always as much later than another, that is its clock.
 */
final class PointClocks {

    private static final int SLOTS = 1 << 14;
    /** Copies that come sooner are known as such anyway. */
    private static final long APART_NANOS = 100_000_000L;

    private static final long STEADY_NANOS = 50_000_000L;
    private static final int ENOUGH = 4;
    private static final int MOST_PAIRS = 1_000;

    private final long[] hashes = new long[SLOTS];
    private final long[] times = new long[SLOTS];
    private final int[] files = new int[SLOTS];
    private final int[] identifications = new int[SLOTS];
    private final Map<Long, Offset> offsets = new LinkedHashMap<>();

    private static final class Offset {
        private final FrameRef frame;
        private long least = Long.MAX_VALUE;
        private long most = Long.MIN_VALUE;
        private long packets;

        Offset(FrameRef frame) {
            this.frame = frame;
        }

        void add(long nanos) {
            packets++;
            least = Math.min(least, nanos);
            most = Math.max(most, nanos);
        }

        boolean isSteady() {
            return packets >= ENOUGH && most - least <= STEADY_NANOS;
        }
    }

    /** Takes a message as it was captured, in the order of the capture. */
    void note(Observed observed) {
        int identification = observed.identification();
        if (identification == 0 || !RawTime.isKnown(observed.timeNanos())) {
            return;
        }
        long hash = observed.message().contentHash();
        int slot = (int) (hash ^ hash >>> 32) & SLOTS - 1;
        int file = observed.position().frame().capture();
        if (hashes[slot] == hash && identifications[slot] == identification && files[slot] != file) {
            compare(slot, observed);
        } else {
            hashes[slot] = hash;
            identifications[slot] = identification;
            files[slot] = file;
            times[slot] = observed.timeNanos();
        }
    }

    private void compare(int slot, Observed observed) {
        long later = observed.timeNanos() - times[slot];
        FrameRef frame = observed.position().frame();
        long pair = (long) files[slot] << 32 | frame.capture();
        if (later > APART_NANOS && (offsets.size() < MOST_PAIRS || offsets.containsKey(pair))) {
            offsets.computeIfAbsent(pair, none -> new Offset(frame)).add(later);
        }
    }

    /** Where a file is ahead of another, always as much. */
    List<ClockOffset> offsets() {
        List<ClockOffset> steady = new ArrayList<>(0);
        offsets.forEach((pair, offset) -> {
            if (offset.isSteady()) {
                steady.add(new ClockOffset(
                        (int) (pair >>> 32), offset.frame, (offset.least + offset.most) / 2, offset.packets));
            }
        });
        return steady;
    }
}
