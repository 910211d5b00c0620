package io.siptrail.digest.candidate;

import io.siptrail.digest.arithmetic.Secret;

/**
 * A candidate that gives the response. It does not show the password: that takes {@link Secret#reveal}.
 *
 * @param target place of the response in the list that was searched for, from 0
 * @param line of the file, from 1; the first that fits
 */
public record CandidateHit(int target, long line, Secret password) {}
