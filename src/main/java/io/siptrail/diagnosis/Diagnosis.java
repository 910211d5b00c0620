package io.siptrail.diagnosis;

import io.siptrail.registration.FrameTrail;

/**
 * Why one attempt did not register, with what proves it.
 *
 * @param explanation quotes the deciding header or packet, and names what else would fit
 * @param remedy one sentence on what to do
 * @param evidence the frames that decide
 */
public record Diagnosis(
        Cause cause, Confidence confidence, Statement explanation, String remedy, FrameTrail evidence) {}
