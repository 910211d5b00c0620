package io.siptrail.diagnosis;

import java.util.Locale;

/** How sure a verdict is, the surest first. */
public enum Confidence {
    /** The packets or the arithmetic leave no other reading. */
    PROVEN,
    /** One explanation clearly fits best. */
    LIKELY,
    /** It fits, and so may others. */
    POSSIBLE;

    /** The word of the outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
