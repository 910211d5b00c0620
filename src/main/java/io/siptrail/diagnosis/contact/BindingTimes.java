package io.siptrail.diagnosis.contact;

import java.util.OptionalLong;

/**
 * Since when and until when a registrar held a binding, as far as anyone can say. Raw times, nanoseconds since the epoch.
 *
 * @param registeredNanos no later than this
 * @param refreshes that are known of, seen or not
 * @param grantedSeconds the last time
 * @param expiresNanos when its time is over
 * @param inferred whether any of the times was reckoned from what remained of it
 */
public record BindingTimes(
        OptionalLong registeredNanos,
        OptionalLong refreshedNanos,
        long refreshes,
        OptionalLong grantedSeconds,
        OptionalLong expiresNanos,
        boolean inferred) {}
