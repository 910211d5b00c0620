package io.siptrail.analysis;

import io.siptrail.registration.Attempt;

/**
 * An attempt with its ids.
 *
 * @param number its rank by the first message, from 1
 * @param firstTransaction the id of the first of its transactions; the others follow
 */
public record NumberedAttempt(long number, long firstTransaction, Attempt attempt) {}
