package io.siptrail.report.html;

import io.siptrail.diagnosis.NonceTimes;

/** How old the nonces of one registrar were when they were used. */
final class NonceTally {

    private long used;
    private long expired;
    private long longestLifetime;
    private long oldestNanos = -1;

    void add(NonceTimes times) {
        used++;
        longestLifetime = Math.max(longestLifetime, times.lifetimeSeconds().orElse(0));
        oldestNanos = Math.max(oldestNanos, times.ageNanos().orElse(-1));
        expired += times.isOver().orElse(false) ? 1 : 0;
    }

    /** Credentials whose nonce tells its time. */
    long used() {
        return used;
    }

    /** Those whose nonce had lived longer than it might. */
    long expired() {
        return expired;
    }

    /** Seconds; 0 where no nonce tells. */
    long longestLifetime() {
        return longestLifetime;
    }

    /** Nanoseconds; -1 where nothing tells. */
    long oldestNanos() {
        return oldestNanos;
    }
}
