package io.siptrail.diagnosis.census;

import java.util.OptionalLong;

/** What is known of one client address at one registrar from all attempts. Order does not matter. */
public final class SourceRecord {

    private long refusals;
    private long lastAnswerNanos = Long.MIN_VALUE;
    private long firstRefusalNanos = Long.MAX_VALUE;
    private long reactionNanos = Long.MAX_VALUE;

    void answer(long timeNanos, boolean refusal) {
        lastAnswerNanos = Math.max(lastAnswerNanos, timeNanos);
        if (refusal) {
            refusals++;
            firstRefusalNanos = Math.min(firstRefusalNanos, timeNanos);
        }
    }

    void reaction(long nanos) {
        if (nanos >= 0) {
            reactionNanos = Math.min(reactionNanos, nanos);
        }
    }

    /** Refusals of credentials, and 403s. */
    public long refusals() {
        return refusals;
    }

    /** Whether it was refused before that raw time. */
    public boolean wasRefusedBefore(long nanos) {
        return firstRefusalNanos < nanos;
    }

    /** Raw time of the last answer that it was given; empty when there was none. */
    public OptionalLong lastAnswerNanos() {
        return lastAnswerNanos == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(lastAnswerNanos);
    }

    /** The shortest time between a response and the request that it led to: a bound on the round trip beyond the point of capture. */
    public OptionalLong reactionNanos() {
        return reactionNanos == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(reactionNanos);
    }
}
