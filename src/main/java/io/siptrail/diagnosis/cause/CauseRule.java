package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.Cause;
import io.siptrail.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;

/** Says whether one cause, or one of a family that shares its evidence, explains a failed attempt. Stateless. */
public interface CauseRule {

    /** The causes that it may name. */
    List<Cause> causes();

    /** The cause with its proof; empty when it does not apply. */
    Optional<Diagnosis> judge(Case failed);

    /** Whether it applies wherever nothing more is known, so that beside another cause it says nothing new. */
    default boolean isFallback() {
        return false;
    }

    /** Whether it may speak of an attempt that the end of the capture cut off. */
    default boolean speaksOfPending() {
        return false;
    }

    /** Whether it concludes from a message or header that is not there, which a cut capture cannot bear out. */
    default boolean needsWholePackets() {
        return false;
    }
}
