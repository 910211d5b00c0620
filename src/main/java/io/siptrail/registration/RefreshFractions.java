package io.siptrail.registration;

/**
 * At what part of their time bindings were refreshed: counts in steps of a twentieth, those past twice the time together
 * in the last one. In any order.
 */
public final class RefreshFractions {

    /** Steps in the whole time of a binding. */
    public static final int STEPS_IN_LIFETIME = 20;

    private static final int STEPS = 2 * STEPS_IN_LIFETIME + 1;

    private final long[] counts = new long[STEPS];
    private long all;

    void add(long elapsedNanos, long grantedSeconds) {
        double fraction = elapsedNanos / (grantedSeconds * 1e9);
        counts[(int) Math.min(STEPS - 1, Math.max(0, Math.floor(fraction * STEPS_IN_LIFETIME)))]++;
        all++;
    }

    /** How many steps there are. */
    public int steps() {
        return STEPS;
    }

    /** Refreshes in a step, from 0. */
    public long count(int step) {
        return counts[step];
    }

    /** All refreshes. */
    public long count() {
        return all;
    }
}
