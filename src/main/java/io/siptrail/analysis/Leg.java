package io.siptrail.analysis;

import java.util.Locale;

/** The durations of which statistics are kept. */
public enum Leg {
    /** First request to first challenge. */
    CHALLENGE,
    /** Last request to its final. */
    AUTH,
    /** First request to last final. */
    TOTAL,
    /** One transaction: first sending to first final. */
    RESPONSE;

    /** The word of the outputs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
