package io.siptrail.diagnosis;

import io.siptrail.registration.FrameTrail;

/**
 * Why one attempt did not register, with what proves it.
 *
 * @param explanation quotes the deciding header or packet, and names what else would fit
 * @param remedy one sentence on what to do
 * @param evidence the frames that decide
 */
public record Diagnosis(Cause cause, Confidence confidence, Statement explanation, String remedy, FrameTrail evidence) {

    /** A diagnosis with the usual remedy of its cause. */
    public static Diagnosis of(Cause cause, Confidence confidence, Statement explanation, FrameTrail evidence) {
        return new Diagnosis(cause, confidence, explanation, cause.remedy(), evidence);
    }

    /** The same, less sure. */
    public Diagnosis atMost(Confidence most) {
        return confidence.compareTo(most) >= 0 ? this : new Diagnosis(cause, most, explanation, remedy, evidence);
    }

    /** The same, with more to say. */
    public Diagnosis and(Statement more) {
        return new Diagnosis(cause, confidence, explanation.then(more), remedy, evidence);
    }
}
