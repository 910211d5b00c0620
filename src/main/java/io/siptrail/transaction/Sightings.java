package io.siptrail.transaction;

import org.jspecify.annotations.Nullable;

/** The last few sendings of a transaction's messages, against which copies are recognised. */
final class Sightings {

    private static final int KEPT = 4;

    private final @Nullable Sighting[] recent = new Sighting[KEPT];
    private int next;

    /** Whether the packet was seen before; if not, it is remembered. */
    boolean isCopy(Sighting sighting) {
        for (Sighting earlier : recent) {
            if (earlier != null && sighting.isCopyOf(earlier)) {
                return true;
            }
        }
        recent[next] = sighting;
        next = (next + 1) % KEPT;
        return false;
    }
}
