package io.siptrail.diagnosis.finding;

import io.siptrail.diagnosis.Finding;
import io.siptrail.diagnosis.cause.Surroundings;
import java.util.function.Consumer;

/** Gathers from the attempts of a capture what a person should know, and says it at the end. One object serves one capture. */
public interface FindingRule {

    /** Most findings of one kind; more are counted and left out. */
    int MOST = 1_000;

    /** Takes the next attempt, in the order of the capture. */
    default void take(Observation observation) {}

    /** Hands on what was found when the last attempt was taken. */
    void report(Surroundings surroundings, Consumer<Finding> found);

    /** What found no room. */
    default long forgotten() {
        return 0;
    }
}
